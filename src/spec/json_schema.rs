//! The spec language as a JSON Schema, for editors.

use serde_json::{Value, json};

use super::keys::{KeyPlace, KeyTable};
use super::schema::{ENTITY_NAME, entity_name, object, text, with};
use super::types::TypeName;
use super::word::Word;

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

/// A relation in either spelling.
pub(super) fn relation() -> Value {
    json!({"anyOf": [
        short_relation(),
        long_relation("belongs_to", entity_name("The entity that this one belongs to.")),
        long_relation("many_to_many", entity_name("The entity at the other end.")),
        long_relation("references", text("An entity of another service. Not supported yet."))
    ]})
}

fn types() -> String {
    let names = TypeName::all().map(|kind| match kind.argument() {
        Some(argument) => format!("{}\\s+{}", kind.name(), argument.pattern),
        None => kind.name().to_owned(),
    });
    names.collect::<Vec<_>>().join("|")
}

/// What the words look like that editors know: flags, and those that have a value.
fn words(is_known: impl Fn(Word) -> bool) -> [String; 2] {
    let known = Word::all().filter(|word| is_known(*word) && *word != Word::OnDelete);
    let (flags, pairs): (Vec<_>, Vec<_>) = known.partition(|word| word.is_flag());
    [flags, pairs].map(|words| {
        let names: Vec<_> = words.into_iter().map(Word::name).collect();
        names.join("|")
    })
}

fn short_field() -> Value {
    let [flags, pairs] = words(|word| word.field_schema().is_some());
    let ranges = "[-+.0-9]+\\.\\.[-+.0-9]*|\\.\\.[-+.0-9]+";
    let words = format!("{flags}|({pairs})=\\S+|{ranges}");
    json!({
        "description": "A type followed by words, such as `string 1..200 unique`.",
        "type": "string",
        "pattern": format!("^\\s*({})(\\s+({words}))*\\s*$", types()),
        "examples": [
            "string 1..200", "slug unique", "decimal 10,2 min=0", "enum draft,published default=draft"
        ]
    })
}

fn long_field() -> Value {
    let own = json!({
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
        }
    });
    let properties = with_words(own, Word::field_schema);
    let field = object("The same as a mapping, for values with spaces.", properties);
    with(field, "required", json!(["type"]))
}

fn short_relation() -> Value {
    let target = ENTITY_NAME.trim_start_matches('^').trim_end_matches('$');
    let kinds = format!("(belongs_to|many_to_many)\\s+{target}|references\\s+\\S+");
    let [flags, pairs] = words(|word| word.relation_schema().is_some());
    let words = format!("{flags}|on_delete=(restrict|cascade|set_null)|({pairs})=\\S+");
    json!({
        "description": "A kind and a target followed by words, such as `belongs_to User on_delete=cascade`.",
        "type": "string",
        "pattern": format!("^\\s*({kinds})(\\s+({words}))*\\s*$"),
        "examples": ["belongs_to User", "belongs_to Comment optional inverse=replies", "many_to_many Tag"]
    })
}

fn long_relation(kind: &str, target: Value) -> Value {
    let own = with(json!({}), kind, target);
    json!({
        "type": "object",
        "required": [kind],
        "additionalProperties": false,
        "properties": with_words(own, Word::relation_schema)
    })
}

/// Keys with those that words are in the long form.
fn with_words(keys: Value, schema: impl Fn(Word) -> Option<Value>) -> Value {
    let words = Word::all().filter_map(|word| Some((word, schema(word)?)));
    words.fold(keys, |keys, (word, schema)| with(keys, word.name(), schema))
}
