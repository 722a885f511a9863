use serde_json::{Value, json};

pub(super) const ENTITY: &str = "^[A-Z][A-Za-z0-9]*_?$";
pub(super) const MEMBER: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*_?$";
pub(super) const SERVICE: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
pub(super) const DURATION: &str = "^[0-9]+(ms|s|m|h|d)$";

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
