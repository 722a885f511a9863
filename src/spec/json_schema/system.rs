use serde_json::{Value, json};

use super::names::{SERVICE, duration, text};

const LATER: &str = "Several services. Not supported yet.";

pub(super) fn name() -> Value {
    json!({"description": LATER, "type": "string", "pattern": SERVICE})
}

pub(super) fn gateway() -> Value {
    json!({
        "description": LATER,
        "type": "object",
        "additionalProperties": false,
        "properties": {"port": port()}
    })
}

pub(super) fn services() -> Value {
    json!({
        "description": LATER,
        "type": "object",
        "propertyNames": {"pattern": SERVICE},
        "additionalProperties": {
            "type": "object",
            "required": ["spec", "port"],
            "additionalProperties": false,
            "properties": {
                "spec": text("The spec of the member."),
                "port": port(),
                "calls": {"type": "array", "items": {"type": "string", "pattern": SERVICE}},
                "subscribes": subscribes()
            }
        }
    })
}

pub(super) fn clients() -> Value {
    let count = json!({"type": "integer", "minimum": 0});
    json!({
        "description": "Services that this one calls. Not supported yet.",
        "type": ["object", "null"],
        "propertyNames": {"pattern": SERVICE},
        "additionalProperties": {
            "type": "object",
            "required": ["url"],
            "additionalProperties": false,
            "properties": {
                "spec": text("The other service's spec."),
                "url": text("Where it is reached."),
                "resources": {"type": "array", "items": {"type": "string"}},
                "timeout": duration("How long a call may take."),
                "retries": count,
                "breaker": {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": {
                        "failures": count,
                        "open_for": duration("How long calls are refused."),
                        "probes": count
                    }
                }
            }
        }
    })
}

pub(super) fn subscribes() -> Value {
    json!({
        "description": "Events of other services. Not supported yet.",
        "type": ["array", "null"],
        "items": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]*\\.[A-Z][A-Za-z0-9]*_?\\.(created|updated|deleted)$"
        }
    })
}

fn port() -> Value {
    json!({"type": "integer", "minimum": 1, "maximum": 65535})
}
