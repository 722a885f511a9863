use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::migrate::schema::{Kind, Value};

/// A value as the column stores it.
pub fn literal(kind: &Kind, value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Json(text) => string(text),
        Value::Integer(integer) => integer.to_string(),
        Value::Float(float) => format!("{float:?}"),
        Value::Decimal(decimal) => units(kind, *decimal).floor().normalize().to_string(),
        Value::Bool(bool) => u8::from(*bool).to_string(),
        Value::Date(date) => string(&date.format("%F").to_string()),
        Value::Time(time) => string(&time.format("%T%.f").to_string()),
        Value::Datetime(moment) => string(&moment.format("%F %T%.f%:z").to_string()),
        Value::Bytes(bytes) => {
            bytes.iter().fold("x'".to_owned(), |mut text, byte| {
                let _ = write!(text, "{byte:02x}");
                text
            }) + "'"
        }
    }
}

/// A decimal counted in units of its last place.
pub fn units(kind: &Kind, decimal: Decimal) -> Decimal {
    let Kind::Decimal { shape, .. } = kind else {
        return decimal;
    };
    let unit = 10_i64
        .checked_pow(shape.scale)
        .map_or(Decimal::ONE, Decimal::from);
    decimal
        .checked_mul(unit)
        .unwrap_or(if decimal.is_sign_negative() {
            Decimal::MIN
        } else {
            Decimal::MAX
        })
}

/// A text in quotes. `SQLite`'s own texts end at a zero character, so one with such a character is
/// put together from its bytes.
pub fn string(text: &str) -> String {
    if !text.contains('\0') {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let bytes = literal(&Kind::Uuid, &Value::Bytes(text.as_bytes().to_vec()));
    format!("(CAST({bytes} AS TEXT))")
}
