use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::dialect::Dialect;
use crate::migrate::schema::{ColumnKind, ColumnValue};

/// A value as the column stores it.
pub fn literal(dialect: &Dialect, kind: &ColumnKind, value: &ColumnValue) -> String {
    let literals = &dialect.literals;
    match value {
        ColumnValue::Text(text) | ColumnValue::Json(text) => string(dialect, text),
        ColumnValue::Integer(integer) => integer.to_string(),
        ColumnValue::Float(float) => format!("{float:?}"),
        ColumnValue::Decimal(decimal) if literals.decimals_in_units => {
            in_units(kind, *decimal).floor().normalize().to_string()
        }
        ColumnValue::Decimal(decimal) => decimal.to_string(),
        ColumnValue::Bool(bool) => literals.booleans[usize::from(*bool)].to_owned(),
        ColumnValue::Date(date) => string(dialect, &date.format("%F").to_string()),
        ColumnValue::Time(time) => string(dialect, &time.format("%T%.f").to_string()),
        ColumnValue::Datetime(moment) => {
            string(dialect, &moment.format(literals.datetime).to_string())
        }
        ColumnValue::Bytes(bytes) if *kind == ColumnKind::Uuid && literals.uuids => {
            let digits = hex(bytes);
            let parts = [0..8, 8..12, 12..16, 16..20, 20..digits.len()];
            let parts: Vec<_> = parts
                .into_iter()
                .filter_map(|part| digits.get(part))
                .collect();
            string(dialect, &parts.join("-"))
        }
        ColumnValue::Bytes(bytes) => bytes_literal(dialect, bytes),
    }
}

/// A decimal counted in units of its last place.
pub fn in_units(kind: &ColumnKind, decimal: Decimal) -> Decimal {
    let ColumnKind::Decimal { shape, .. } = kind else {
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

/// A text in quotes.
pub fn string(dialect: &Dialect, text: &str) -> String {
    if dialect.literals.ends_at_zero && text.contains('\0') {
        return format!(
            "(CAST({} AS TEXT))",
            bytes_literal(dialect, text.as_bytes())
        );
    }
    let text = text.replace('\'', "''");
    if dialect.literals.escapes_backslash {
        format!("'{}'", text.replace('\\', "\\\\"))
    } else {
        format!("'{text}'")
    }
}

fn bytes_literal(dialect: &Dialect, bytes: &[u8]) -> String {
    let [open, close] = dialect.literals.bytes;
    format!("{open}{}{close}", hex(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
