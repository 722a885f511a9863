use serde_json::{Map, Value, json};

use super::names::{ENTITY, MEMBER, entity as entity_name, flag, member, text, with};
use super::{field, relation};

pub(super) fn entities() -> Value {
    let entities = json!({
        "description": "The resources of the service: PascalCase, singular.",
        "type": "object",
        "propertyNames": {"pattern": ENTITY}
    });
    with(entities, "additionalProperties", entity())
}

/// What entities do not say for themselves.
pub(super) fn defaults() -> Value {
    json!({
        "description": "For every entity that does not say otherwise.",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": settings()
    })
}

fn entity() -> Value {
    let mut properties = settings();
    let own = json!({
        "description": text("Shown in the documentation."),
        "plural": member("The plural, where the rules of English do not give it."),
        "indexes": sets("Indexes on several fields."),
        "unique": sets("Fields that are unique together."),
        "filters": list("What lists can be filtered by; everything that can be unless this says otherwise."),
        "sorts": list("What lists can be sorted by; everything that can be unless this says otherwise."),
        "include_limit": {
            "description": "The most rows of a relation that an include sends; 100 unless this says otherwise.",
            "type": "integer",
            "minimum": 1,
            "maximum": 1000
        },
        "owner": member("The relation to the owning user. Not supported yet."),
        "cqrs": flag("Commands, queries and handlers. Not supported yet."),
        "renamed_from": entity_name("The old name, so that the migration keeps the data."),
        "table": text("The table that is there already; no migration makes it.")
    });
    if let Value::Object(own) = own {
        properties.extend(own);
    }
    let fields = members("The fields: snake_case.", field::field());
    let relations = members("The relations: snake_case.", relation::relation());
    properties.extend([
        ("fields".to_owned(), fields),
        ("relations".to_owned(), relations),
    ]);
    let entity = json!({"type": "object", "additionalProperties": false});
    with(entity, "properties", properties)
}

fn settings() -> Map<String, Value> {
    let operations = json!(["list", "get", "create", "update", "delete"]);
    let settings = json!({
        "id": id(),
        "timestamps": flag("`created_at` and `updated_at`; on unless this is false."),
        "soft_delete": flag("Deleted rows stay in the table and are not found any more."),
        "versioned": flag("Optimistic locking with `ETag` and `If-Match`."),
        "operations": {
            "description": "What clients can do; everything unless this says otherwise.",
            "type": "array",
            "minItems": 1,
            "uniqueItems": true,
            "items": {"enum": operations}
        },
        "access": {
            "description": "Who can do what. Not supported yet.",
            "type": ["object", "null"],
            "propertyNames": {"enum": ["read", "list", "get", "create", "update", "delete"]},
            "additionalProperties": {"type": ["string", "array"]}
        }
    });
    match settings {
        Value::Object(settings) => settings,
        _ => Map::new(),
    }
}

fn id() -> Value {
    let kind =
        json!({"description": "UUIDs of version 7, or numbers.", "enum": ["uuid", "bigint"]});
    json!({"anyOf": [kind, {
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "type": kind,
            "column": text("The column, where it is not called so.")
        }
    }]})
}

fn members(description: &str, member: Value) -> Value {
    let members = json!({
        "description": description,
        "type": ["object", "null"],
        "propertyNames": {"pattern": MEMBER}
    });
    with(members, "additionalProperties", member)
}

fn list(description: &str) -> Value {
    json!({
        "description": description,
        "type": ["array", "null"],
        "uniqueItems": true,
        "items": {"type": "string", "pattern": MEMBER}
    })
}

fn sets(description: &str) -> Value {
    json!({
        "description": description,
        "type": ["array", "null"],
        "items": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": true,
            "items": {"type": "string", "pattern": MEMBER}
        }
    })
}
