use serde_json::{Value, json};

use super::names::{flag, member, text};
use crate::spec::TypeName;

/// A field in either spelling.
pub(super) fn field() -> Value {
    json!({"anyOf": [short(), long()]})
}

/// The words after the type, and what they look like.
const WORDS: &str = "optional|unique|index|immutable|private\
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

fn short() -> Value {
    json!({
        "description": "A type followed by words, such as `string 1..200 unique`.",
        "type": "string",
        "pattern": format!("^\\s*({})(\\s+({WORDS}))*\\s*$", types()),
        "examples": [
            "string 1..200", "slug unique", "decimal 10,2 min=0", "enum draft,published default=draft"
        ]
    })
}

fn long() -> Value {
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
            "renamed_from": member("The old name, so that the migration keeps the data."),
            "column": text("The column, where it is not called so."),
            "description": text("Shown in the documentation."),
            "example": {"description": "Shown in the documentation."}
        }
    })
}
