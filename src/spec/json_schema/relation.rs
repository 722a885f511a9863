use serde_json::{Value, json};

use super::names::{ENTITY, entity, flag, member, text};

const WORDS: &str = "optional|unique|immutable|private|on_delete=(restrict|cascade|set_null)\
    |(inverse|renamed_from|column|description)=\\S+";

/// A relation in either spelling.
pub(super) fn relation() -> Value {
    json!({"anyOf": [
        short(),
        long("belongs_to", entity("The entity that this one belongs to.")),
        long("many_to_many", entity("The entity at the other end.")),
        long("references", text("An entity of another service. Not supported yet."))
    ]})
}

fn short() -> Value {
    let target = ENTITY.trim_start_matches('^').trim_end_matches('$');
    let kinds = format!("(belongs_to|many_to_many)\\s+{target}|references\\s+\\S+");
    json!({
        "description": "A kind and a target followed by words, such as `belongs_to User on_delete=cascade`.",
        "type": "string",
        "pattern": format!("^\\s*({kinds})(\\s+({WORDS}))*\\s*$"),
        "examples": ["belongs_to User", "belongs_to Comment optional inverse=replies", "many_to_many Tag"]
    })
}

fn long(kind: &str, target: Value) -> Value {
    let mut properties = json!({
        "optional": flag("May be null or absent."),
        "unique": flag("One to one."),
        "immutable": flag("Set on create, refused afterwards."),
        "private": flag("Never in a response."),
        "on_delete": {
            "description": "What happens here when the target is deleted.",
            "enum": ["restrict", "cascade", "set_null"]
        },
        "inverse": member("The name on the other side, or `none`."),
        "renamed_from": member("The old name, so that the migration keeps the data."),
        "column": text("The column of the key."),
        "description": text("Shown in the documentation.")
    });
    properties[kind] = target;
    json!({
        "type": "object",
        "required": [kind],
        "additionalProperties": false,
        "properties": properties
    })
}
