//! What editors know of the parts of the language that no version of the program supports yet.

use serde_json::{Value as Json, json};

use super::table::KeyTable;
use crate::spec::schema::{
    SERVICE_NAME, duration, entity_name, flag, member_name, object, text, with,
};

pub(super) const STORES: [&str; 3] = ["none", "memory", "redis"];
pub(super) const BROKERS: [&str; 3] = ["none", "memory", "rabbitmq"];

const SEVERAL_SERVICES: &str = "Several services. Not supported yet.";

pub(super) fn auth(_: &KeyTable) -> Json {
    let properties = json!({
        "entity": entity_name("The entity that logs in."),
        "login": member_name("Its field with the name."),
        "password": member_name("Its field with the password."),
        "role": member_name("Its field with the role, if there is one.")
    });
    let auth = object("Who logs in, and how. Not supported yet.", properties);
    with(auth, "type", json!(["object", "null"]))
}

pub(super) fn cache(_: &KeyTable) -> Json {
    store("store", &STORES)
}

pub(super) fn events(_: &KeyTable) -> Json {
    store("broker", &BROKERS)
}

fn store(key: &str, kinds: &[&str]) -> Json {
    let kind = json!({"enum": kinds});
    json!({
        "description": "Not supported yet, except `none`.",
        "anyOf": [kind, {"type": "null"}, {
            "type": "object",
            "required": [key],
            "additionalProperties": false,
            "properties": {key: kind, "ttl": duration("How long an entry is kept.")}
        }]
    })
}

pub(super) fn graphql(_: &KeyTable) -> Json {
    flag("Not supported yet.")
}

pub(super) fn rate_limit(_: &KeyTable) -> Json {
    json!({
        "description": "Per client, such as `100/minute`. Not supported yet.",
        "type": ["string", "null"],
        "pattern": "^(none|[0-9]+/(second|minute|hour|day))$"
    })
}

pub(super) fn access(_: &KeyTable) -> Json {
    json!({
        "description": "Who can do what. Not supported yet.",
        "type": ["object", "null"],
        "propertyNames": {"enum": ["read", "list", "get", "create", "update", "delete"]},
        "additionalProperties": {"type": ["string", "array"]}
    })
}

pub(super) fn owner(_: &KeyTable) -> Json {
    member_name("The relation to the owning user. Not supported yet.")
}

pub(super) fn cqrs(_: &KeyTable) -> Json {
    flag("Commands, queries and handlers. Not supported yet.")
}

pub(super) fn clients(_: &KeyTable) -> Json {
    let count = json!({"type": "integer", "minimum": 0});
    json!({
        "description": "Services that this one calls. Not supported yet.",
        "type": ["object", "null"],
        "propertyNames": {"pattern": SERVICE_NAME},
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

pub(super) fn subscribes(_: &KeyTable) -> Json {
    json!({
        "description": "Events of other services. Not supported yet.",
        "type": ["array", "null"],
        "items": {
            "type": "string",
            "pattern": "^[a-z][a-z0-9-]*\\.[A-Z][A-Za-z0-9]*_?\\.(created|updated|deleted)$"
        }
    })
}

pub(super) fn system(_: &KeyTable) -> Json {
    json!({"description": SEVERAL_SERVICES, "type": "string", "pattern": SERVICE_NAME})
}

pub(super) fn gateway(_: &KeyTable) -> Json {
    object(SEVERAL_SERVICES, json!({"port": port()}))
}

pub(super) fn services(keys: &KeyTable) -> Json {
    json!({
        "description": SEVERAL_SERVICES,
        "type": "object",
        "propertyNames": {"pattern": SERVICE_NAME},
        "additionalProperties": {
            "type": "object",
            "required": ["spec", "port"],
            "additionalProperties": false,
            "properties": {
                "spec": text("The spec of the member."),
                "port": port(),
                "calls": {"type": "array", "items": {"type": "string", "pattern": SERVICE_NAME}},
                "subscribes": subscribes(keys)
            }
        }
    })
}

fn port() -> Json {
    json!({"type": "integer", "minimum": 1, "maximum": 65535})
}
