//! Values that examples show: the spec's own, or made-up ones.

use serde_json::Value;

use crate::model::{Entity, Field, FieldKind};

use super::literal;
use super::sample::still;

/// What `example =` takes in `#[schema(…)]`: nothing where the schema says as much by itself, unless
/// the spec gives one.
#[must_use]
pub fn of_field(entity: &Entity, field: &Field) -> Option<String> {
    let is_told = field.example.is_some()
        || match field.kind {
            FieldKind::String { .. }
            | FieldKind::Text { .. }
            | FieldKind::Int { .. }
            | FieldKind::Bigint { .. }
            | FieldKind::Float { .. }
            | FieldKind::Decimal { .. }
            | FieldKind::Date
            | FieldKind::Time
            | FieldKind::Datetime
            | FieldKind::Bytes { .. }
            | FieldKind::Email { .. }
            | FieldKind::Url { .. }
            | FieldKind::Slug { .. }
            | FieldKind::Password { .. } => true,
            FieldKind::Bool | FieldKind::Uuid | FieldKind::Json | FieldKind::Enum { .. } => false,
        };
    is_told.then(|| schema_value(&field.kind, &still(entity, field, 0)))
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
