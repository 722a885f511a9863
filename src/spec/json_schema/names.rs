use serde_json::{Value, json};

pub(super) const ENTITY: &str = "^[A-Z][A-Za-z0-9]*_?$";
pub(super) const MEMBER: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*_?$";
pub(super) const SERVICE: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
pub(super) const DURATION: &str = "^[0-9]+(ms|s|m|h|d)$";

/// A schema with one more part: `json!` would make a copy of it.
pub(super) fn with(mut schema: Value, key: &str, part: impl Into<Value>) -> Value {
    schema[key] = part.into();
    schema
}

pub(super) fn entity(description: &str) -> Value {
    json!({"description": description, "type": "string", "pattern": ENTITY})
}

pub(super) fn member(description: &str) -> Value {
    json!({"description": description, "type": "string", "pattern": MEMBER})
}

pub(super) fn text(description: &str) -> Value {
    json!({"description": description, "type": "string"})
}

pub(super) fn flag(description: &str) -> Value {
    json!({"description": description, "type": "boolean"})
}

pub(super) fn duration(description: &str) -> Value {
    json!({"description": description, "type": "string", "pattern": DURATION})
}
