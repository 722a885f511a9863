use serde_json::{Value, json};

use super::names::{SERVICE, duration, entity, member, text};

pub(super) fn service() -> Value {
    json!({
        "description": "What the service is called.",
        "type": "object",
        "required": ["name"],
        "additionalProperties": false,
        "properties": {
            "name": {
                "description": "kebab-case; also the name of the crate.",
                "type": "string",
                "pattern": SERVICE
            },
            "description": text("One sentence about the service."),
            "version": {
                "description": "Three numbers: `0.1.0`.",
                "type": "string",
                "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+([-+].+)?$"
            }
        }
    })
}

pub(super) fn database() -> Value {
    let engine = json!({
        "description": "A file, or a server.",
        "enum": ["sqlite", "postgres", "mysql"]
    });
    json!({"anyOf": [engine, {"type": "null"}, {
        "type": "object",
        "required": ["engine"],
        "additionalProperties": false,
        "properties": {
            "engine": engine,
            "pool": {
                "description": "Connections to a server, unless the settings of the service say otherwise.",
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "max_connections": {"type": "integer", "minimum": 1},
                    "idle_timeout": duration("How long an unused connection is kept."),
                    "acquire_timeout": duration("How long a request waits for a connection."),
                    "statement_timeout": duration("How long a statement may take.")
                }
            }
        }
    }]})
}

pub(super) fn api() -> Value {
    json!({
        "description": "How the service is reached.",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
            "prefix": {
                "description": "Before every route of an entity; `/api/v1` unless this says otherwise.",
                "type": "string",
                "pattern": "^(|/|(/[A-Za-z0-9._~-]+)+)$"
            },
            "graphql": {"description": "Not supported yet.", "type": "boolean"},
            "rate_limit": {
                "description": "Per client, such as `100/minute`. Not supported yet.",
                "type": ["string", "null"],
                "pattern": "^(none|[0-9]+/(second|minute|hour|day))$"
            }
        }
    })
}

pub(super) fn auth() -> Value {
    json!({
        "description": "Who logs in, and how. Not supported yet.",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": {
            "entity": entity("The entity that logs in."),
            "login": member("Its field with the name."),
            "password": member("Its field with the password."),
            "role": member("Its field with the role, if there is one.")
        }
    })
}

pub(super) fn cache() -> Value {
    store(
        "Not supported yet, except `none`.",
        "store",
        &["none", "memory", "redis"],
    )
}

pub(super) fn events() -> Value {
    store(
        "Not supported yet, except `none`.",
        "broker",
        &["none", "memory", "rabbitmq"],
    )
}

pub(super) fn telemetry() -> Value {
    json!({
        "description": "What is exported: `otlp` sends traces to a collector of OpenTelemetry.",
        "enum": ["none", "otlp", null]
    })
}

fn store(description: &str, key: &str, kinds: &[&str]) -> Value {
    let kind = json!({"enum": kinds});
    json!({
        "description": description,
        "anyOf": [kind, {"type": "null"}, {
            "type": "object",
            "required": [key],
            "additionalProperties": false,
            "properties": {key: kind, "ttl": duration("How long an entry is kept.")}
        }]
    })
}
