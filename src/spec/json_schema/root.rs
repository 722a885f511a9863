use serde_json::{Value, json};

use super::names::with;
use super::{entity, service, system};

/// The schema of `scaffold.yaml`, all of the language, also what this version does not support yet.
#[must_use]
pub fn json_schema() -> Value {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "scaffold.yaml",
        "description": "The spec of a service, or of a system of services.",
        "type": "object",
        "anyOf": [{"required": ["service"]}, {"required": ["system", "services"]}],
        "additionalProperties": false
    });
    let version = json!({"description": "The version of the spec language.", "const": 1});
    let properties = Value::from_iter([
        ("scaffold", version),
        ("service", service::service()),
        ("database", service::database()),
        ("api", service::api()),
        ("auth", service::auth()),
        ("cache", service::cache()),
        ("events", service::events()),
        ("telemetry", service::telemetry()),
        ("defaults", entity::defaults()),
        ("entities", entity::entities()),
        ("clients", system::clients()),
        ("subscribes", system::subscribes()),
        ("system", system::name()),
        ("gateway", system::gateway()),
        ("services", system::services()),
    ]);
    with(schema, "properties", properties)
}
