//! Values that examples show: the spec's own, or plain ones of the kind.

use serde_json::Value;

use crate::model::{Field, FieldKind};

use super::literal;

/// What `example =` takes in `#[schema(…)]`, if the spec gives one.
#[must_use]
pub fn of_field(field: &Field) -> Option<String> {
    field
        .example
        .as_ref()
        .map(|value| schema_value(&field.kind, value))
}

/// A value as `#[schema(…)]` takes it.
#[must_use]
pub fn schema_value(kind: &FieldKind, value: &Value) -> String {
    match (kind, value) {
        (FieldKind::Json, _) => format!("json!({value})"),
        (FieldKind::Float { .. }, Value::Number(number)) => {
            literal::float(number.as_f64().unwrap_or_default())
        }
        (FieldKind::Int { .. } | FieldKind::Bigint { .. }, _) => {
            literal::integer(value.as_i64().unwrap_or_default())
        }
        (_, Value::String(text)) => literal::text(text),
        _ => value.to_string(),
    }
}
