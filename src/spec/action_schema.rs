//! What editors know of actions and transitions.

use serde_json::{Map, Value, json};

use super::action::{ACTION_KEYS, TARGETS, TRANSITION_KEYS};
use super::json_schema::field;
use super::keys::who_schema;
use super::schema::{MAX_NAME, MEMBER_NAME, object, with};

/// `transitions:` of an entity.
pub(super) fn transitions_schema() -> Value {
    let long = object(
        "A transition with what else it does.",
        properties(&TRANSITION_KEYS),
    );
    let long = with(long, "required", json!(["from", "to"]));
    let transition = json!({"anyOf": [short(), long]});
    let states = named("The transitions of a field.", transition);
    named(
        "What leads from one value of an enum to another, by fields: nothing else changes them.",
        states,
    )
}

/// `actions:` of an entity.
pub(super) fn actions_schema() -> Value {
    let action = object(
        "What an action asks for, and what it does.",
        properties(&ACTION_KEYS),
    );
    named(
        "What can be done with a row, or with all, beyond the operations.",
        action,
    )
}

fn named(description: &str, member: Value) -> Value {
    let members = json!({
        "description": description,
        "type": ["object", "null"],
        "propertyNames": {"pattern": MEMBER_NAME, "maxLength": MAX_NAME}
    });
    with(members, "additionalProperties", member)
}

fn short() -> Value {
    json!({
        "description": "The states that it leads from, and the one it leads to.",
        "type": "string",
        "pattern": "^[^>]*[^\\s>][^>]*->[^>,]*[^\\s>][^>,]*$",
        "patternErrorMessage": "a transition is such as `draft -> review` or `review,published -> archived`",
        "examples": ["draft -> review", "review,published -> archived"]
    })
}

fn properties(keys: &[&str]) -> Map<String, Value> {
    let property = |key: &&str| ((*key).to_owned(), property(key));
    keys.iter().map(property).collect()
}

fn property(key: &str) -> Value {
    match key {
        "on" => {
            json!({"description": "`collection` for an action without a row.", "enum": TARGETS})
        }
        "from" => names("The states that it leads from."),
        "to" => {
            json!({"description": "The state that it leads to.", "type": ["string", "number", "boolean"]})
        }
        "when" => {
            assignments("What has to hold of the row: `field=value`, where `null` is no value.")
        }
        "set" => assignments(
            "What it writes: `field=value`, where `now` is the time, `null` is no value, and `$name` is the input of that name.",
        ),
        "input" => named(
            "What clients send: fields like those of the entity.",
            field(),
        ),
        "custom" => {
            json!({"description": "Leaves the middle of the method to people.", "type": "boolean"})
        }
        "access" => who_schema("Who may perform it; those who may update, unless it says so."),
        _ => json!({"description": "Shown in the documentation.", "type": "string"}),
    }
}

fn names(description: &str) -> Value {
    json!({"description": description, "anyOf": [
        {"type": "string"},
        {"type": "array", "minItems": 1, "items": {"type": ["string", "number", "boolean"]}}
    ]})
}

fn assignments(description: &str) -> Value {
    let one = json!({"type": "string", "pattern": "^[^=]*[^\\s=][^=]*=.*\\S"});
    json!({"description": description, "anyOf": [
        one,
        {"type": "array", "items": one},
        {"type": "object", "propertyNames": {"pattern": MEMBER_NAME}}
    ]})
}
