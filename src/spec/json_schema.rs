//! The spec language as a JSON Schema, for editors.

use serde_json::{Value, json};

use super::TypeName;
use super::keys::{KeyPlace, KeyTable};
use super::schema::{ENTITY_NAME, entity_name, flag, member_name, text, with};

/// The schema of `scaffold.yaml`, all of the language, also what this version does not support yet.
#[must_use]
pub fn json_schema(keys: &KeyTable) -> Value {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "scaffold.yaml",
        "description": "The spec of a service, or of a system of services.",
        "type": "object",
        "anyOf": [{"required": ["service"]}, {"required": ["system", "services"]}],
        "additionalProperties": false
    });
    with(schema, "properties", keys.properties(KeyPlace::Spec))
}

/// A field in either spelling.
pub(super) fn field() -> Value {
    json!({"anyOf": [short_field(), long_field()]})
}

/// The words after the type, and what they look like.
const FIELD_WORDS: &str = "optional|unique|index|immutable|private\
    |(min|max|pattern|default|renamed_from|column|description|example)=\\S+\
    |[-+.0-9]+\\.\\.[-+.0-9]*|\\.\\.[-+.0-9]+";

fn types() -> String {
    let names = TypeName::ALL.iter().map(|kind| match kind {
        TypeName::Decimal => "decimal\\s+[0-9]+,[0-9]+".to_owned(),
        TypeName::Enum => "enum\\s+\\S+".to_owned(),
        kind => kind.name().to_owned(),
    });
    names.collect::<Vec<_>>().join("|")
}

fn short_field() -> Value {
    json!({
        "description": "A type followed by words, such as `string 1..200 unique`.",
        "type": "string",
        "pattern": format!("^\\s*({})(\\s+({FIELD_WORDS}))*\\s*$", types()),
        "examples": [
            "string 1..200", "slug unique", "decimal 10,2 min=0", "enum draft,published default=draft"
        ]
    })
}

fn long_field() -> Value {
    let length_or_value = |end: &str| {
        json!({
            "description": format!("The {end} length of a text or of bytes, or the {end} value of a number."),
            "type": ["number", "string"]
        })
    };
    json!({
        "description": "The same as a mapping, for values with spaces.",
        "type": "object",
        "required": ["type"],
        "additionalProperties": false,
        "properties": {
            "type": {
                "description": "The type; `decimal P,S` and `enum a,b` with their arguments, or the keys below.",
                "type": "string",
                "pattern": format!("^\\s*({}|decimal|enum)\\s*$", types())
            },
            "precision": {"description": "The digits of a decimal.", "type": "integer", "minimum": 1},
            "scale": {"description": "Its digits behind the point.", "type": "integer", "minimum": 0},
            "values": {
                "description": "The values of an enum, as on the wire and in the database.",
                "type": "array",
                "minItems": 1,
                "items": {"type": ["string", "number", "boolean"]}
            },
            "optional": flag("May be null or absent."),
            "unique": flag("No two rows have the same value."),
            "index": flag("Has an index of its own."),
            "min": length_or_value("least"),
            "max": length_or_value("greatest"),
            "pattern": {"description": "A regular expression that the text matches.", "type": "string", "format": "regex"},
            "default": {"description": "Used when the input leaves the field out."},
            "immutable": flag("Set on create, refused afterwards."),
            "private": flag("Never in a response."),
            "renamed_from": member_name("The old name, so that the migration keeps the data."),
            "column": text("The column, where it is not called so."),
            "description": text("Shown in the documentation."),
            "example": {"description": "Shown in the documentation."}
        }
    })
}

const RELATION_WORDS: &str = "optional|unique|immutable|private|on_delete=(restrict|cascade|set_null)\
    |(inverse|renamed_from|column|description)=\\S+";

/// A relation in either spelling.
pub(super) fn relation() -> Value {
    json!({"anyOf": [
        short_relation(),
        long_relation("belongs_to", entity_name("The entity that this one belongs to.")),
        long_relation("many_to_many", entity_name("The entity at the other end.")),
        long_relation("references", text("An entity of another service. Not supported yet."))
    ]})
}

fn short_relation() -> Value {
    let target = ENTITY_NAME.trim_start_matches('^').trim_end_matches('$');
    let kinds = format!("(belongs_to|many_to_many)\\s+{target}|references\\s+\\S+");
    json!({
        "description": "A kind and a target followed by words, such as `belongs_to User on_delete=cascade`.",
        "type": "string",
        "pattern": format!("^\\s*({kinds})(\\s+({RELATION_WORDS}))*\\s*$"),
        "examples": ["belongs_to User", "belongs_to Comment optional inverse=replies", "many_to_many Tag"]
    })
}

fn long_relation(kind: &str, target: Value) -> Value {
    let mut properties = json!({
        "optional": flag("May be null or absent."),
        "unique": flag("One to one."),
        "immutable": flag("Set on create, refused afterwards."),
        "private": flag("Never in a response."),
        "on_delete": {
            "description": "What happens here when the target is deleted.",
            "enum": ["restrict", "cascade", "set_null"]
        },
        "inverse": member_name("The name on the other side, or `none`."),
        "renamed_from": member_name("The old name, so that the migration keeps the data."),
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
