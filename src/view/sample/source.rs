use serde_json::Value;

use crate::model::{Field, FieldKind};
use crate::view::literal::{float, number, text};

use super::base64::decoded;

/// A value as the inside of a `json!`.
pub(in crate::view) fn json(value: &Value) -> String {
    match value {
        Value::Number(digits) if digits.is_f64() => float(digits.as_f64().unwrap_or_default()),
        Value::Number(digits) => {
            let wide = digits
                .as_i64()
                .is_some_and(|digits| i32::try_from(digits).is_err());
            let kind = if wide {
                "_i64"
            } else if digits.is_i64() {
                ""
            } else {
                "_u64"
            };
            format!("{}{kind}", number(&digits.to_string()))
        }
        Value::String(value) => text(value),
        other => other.to_string(),
    }
}

/// A value as an expression of the field's type, without the option.
pub(in crate::view) fn typed(field: &Field, value: &Value) -> String {
    let plain = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    match &field.kind {
        FieldKind::String { .. }
        | FieldKind::Text { .. }
        | FieldKind::Email { .. }
        | FieldKind::Url { .. }
        | FieldKind::Slug { .. } => format!("{}.to_owned()", text(&plain)),
        FieldKind::Int { .. } | FieldKind::Bigint { .. } => number(&plain),
        FieldKind::Float { .. } => float(value.as_f64().unwrap_or_default()),
        FieldKind::Decimal { .. } => format!("dec!({plain})"),
        FieldKind::Bool => plain,
        FieldKind::Uuid | FieldKind::Date | FieldKind::Time | FieldKind::Datetime => {
            format!("{}.parse().unwrap()", text(&plain))
        }
        FieldKind::Json => format!("json!({value})"),
        FieldKind::Bytes { .. } => bytes(&decoded(&plain)),
        FieldKind::Enum { rust_type, values } => {
            let variant = values.iter().find(|candidate| candidate.wire == plain);
            format!(
                "{rust_type}::{}",
                variant.map_or("", |variant| &variant.variant)
            )
        }
        FieldKind::Password { .. } => format!("Password::Clear({}.to_owned())", text(&plain)),
    }
}

fn bytes(bytes: &[u8]) -> String {
    let is_text = bytes
        .iter()
        .all(|byte| byte.is_ascii_graphic() || *byte == b' ');
    if is_text {
        return format!("b{}.to_vec()", text(&String::from_utf8_lossy(bytes)));
    }
    let numbers: Vec<_> = bytes.iter().map(ToString::to_string).collect();
    format!("vec![{}]", numbers.join(", "))
}
