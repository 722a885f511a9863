//! Pieces that the JSON Schema of the language is made of.

use serde_json::{Value, json};

pub const ENTITY_NAME: &str = "^[A-Z][A-Za-z0-9]*_?$";
pub const MEMBER_NAME: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*_?$";
pub const SERVICE_NAME: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
/// The most characters of a name, which leaves room for prefixes and suffixes in the database.
pub const MAX_NAME: usize = 50;
const DURATION: &str = "^[0-9]+(ms|s|m|h|d)$";

/// A schema with one more part: `json!` would make a copy of it.
#[must_use]
pub fn with(mut schema: Value, key: &str, part: impl Into<Value>) -> Value {
    schema[key] = part.into();
    schema
}

/// A mapping that has no other keys than these.
#[must_use]
pub fn object(description: &str, properties: impl Into<Value>) -> Value {
    let object = json!({
        "description": description,
        "type": "object",
        "additionalProperties": false
    });
    with(object, "properties", properties)
}

#[must_use]
pub fn entity_name(description: &str) -> Value {
    json!({"description": description, "type": "string", "pattern": ENTITY_NAME})
}

#[must_use]
pub fn member_name(description: &str) -> Value {
    json!({"description": description, "type": "string", "pattern": MEMBER_NAME})
}

#[must_use]
pub fn text(description: &str) -> Value {
    json!({"description": description, "type": "string"})
}

#[must_use]
pub fn flag(description: &str) -> Value {
    json!({"description": description, "type": "boolean"})
}

#[must_use]
pub fn duration(description: &str) -> Value {
    json!({"description": description, "type": "string", "pattern": DURATION})
}
