//! The spec language as a JSON Schema, for editors.

use serde_json::{Map, Value, json};

use super::keys::{KeyPlace, KeyTable};
use super::schema::{ENTITY_NAME, entity_name, object, with};
use super::types::{RelationKind, TypeName};
use super::word::Word;

/// The schema of `scaffold.yaml`. What this version does not support yet passes where it is off.
#[must_use]
pub fn json_schema(keys: &KeyTable) -> Value {
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "scaffold.yaml",
        "$id": "urn:scaffold:spec:1",
        "description": "The spec of a service.",
        "type": "object",
        "required": ["service"],
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
        long_relation(RelationKind::BelongsTo, "The entity that this one belongs to."),
        long_relation(RelationKind::ManyToMany, "The entity at the other end.")
    ]})
}

/// A type as it is written, with its argument.
fn written(kind: TypeName) -> String {
    match kind.argument() {
        Some(argument) => format!("{}\\s+{}", kind.name(), argument.pattern),
        None => kind.name().to_owned(),
    }
}

/// The types by the words that they take, in the order of the language.
fn types_by_words() -> Vec<(Vec<Word>, Vec<TypeName>)> {
    let mut groups: Vec<(Vec<Word>, Vec<TypeName>)> = Vec::new();
    for kind in TypeName::all() {
        let taken =
            |word: &Word| word.field_schema().is_some() && word.refused_on_field(kind).is_none();
        let words: Vec<Word> = Word::all().filter(taken).collect();
        match groups.iter_mut().find(|(known, _)| *known == words) {
            Some((_, kinds)) => kinds.push(kind),
            None => groups.push((words, vec![kind])),
        }
    }
    groups
}

/// What any of these words looks like.
fn words(known: &[Word]) -> String {
    let (flags, pairs): (Vec<Word>, Vec<Word>) = known.iter().partition(|word| word.is_flag());
    let [flags, pairs] = [flags, pairs].map(|words| {
        let names: Vec<_> = words.into_iter().map(Word::name).collect();
        names.join("|")
    });
    let words = format!("{flags}|({pairs})=\\S+");
    if known.contains(&Word::Min) {
        return format!("{words}|[-+.0-9]+\\.\\.[-+.0-9]*|\\.\\.[-+.0-9]+");
    }
    words
}

fn short_field() -> Value {
    let groups = types_by_words().into_iter().map(|(known, kinds)| {
        let kinds: Vec<_> = kinds.into_iter().map(written).collect();
        format!("({})(\\s+({}))*", kinds.join("|"), words(&known))
    });
    let groups: Vec<_> = groups.collect();
    json!({
        "description": "A type followed by words, such as `string 1..200 unique`.",
        "type": "string",
        "pattern": format!("^\\s*({})\\s*$", groups.join("|")),
        "patternErrorMessage":
            "a field is a type followed by words that the type takes, such as `string 1..200 unique`",
        "examples": [
            "string 1..200", "slug unique", "decimal 10,2 min=0", "enum draft,published default=draft"
        ],
        "defaultSnippets": snippets(&[
            ("string", "string 1..${1:200}"),
            ("enum", "enum ${1:draft,published} default=${2:draft}"),
            ("decimal", "decimal ${1:10,2}"),
            ("optional text", "text optional"),
        ])
    })
}

/// What an editor offers to fill in.
fn snippets(snippets: &[(&str, &str)]) -> Value {
    let snippets = snippets.iter();
    snippets
        .map(|(label, body)| json!({"label": label, "body": body}))
        .collect()
}

fn long_field() -> Value {
    let types: Vec<_> = TypeName::all().map(written).collect();
    let own = json!({
        "type": {
            "description": "The type; `decimal P,S` and `enum a,b` with their arguments, or the keys below.",
            "type": "string",
            "pattern": format!("^\\s*({}|decimal|enum)\\s*$", types.join("|"))
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
    let field = with(field, "required", json!(["type"]));
    let refused: Vec<_> = types_by_words().iter().filter_map(refused_words).collect();
    with(field, "allOf", refused)
}

/// That types do not take the words that others do.
fn refused_words((taken, kinds): &(Vec<Word>, Vec<TypeName>)) -> Option<Value> {
    let refused = Word::all().filter(|word| word.field_schema().is_some() && !taken.contains(word));
    let refused: Map<String, Value> = refused
        .map(|word| (word.name().to_owned(), Value::Bool(false)))
        .collect();
    let kinds: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
    let of_kind = json!({"pattern": format!("^\\s*({})\\b", kinds.join("|"))});
    (!refused.is_empty()).then(|| {
        json!({
            "if": {"properties": {"type": of_kind}, "required": ["type"]},
            "then": {"properties": refused}
        })
    })
}

fn short_relation() -> Value {
    let target = ENTITY_NAME.trim_start_matches('^').trim_end_matches('$');
    let kinds = RelationKind::ALL.map(|kind| {
        let (deletion, others): (Vec<_>, Vec<_>) = Word::on_relations(kind)
            .into_iter()
            .partition(|word| *word == Word::OnDelete);
        let mut words = words(&others);
        if !deletion.is_empty() {
            words += "|on_delete=(restrict|cascade|set_null)";
        }
        format!("{}\\s+{target}(\\s+({words}))*", kind.name())
    });
    json!({
        "description": "A kind and a target followed by words, such as `belongs_to User on_delete=cascade`.",
        "type": "string",
        "pattern": format!("^\\s*({})\\s*$", kinds.join("|")),
        "patternErrorMessage":
            "a relation is `belongs_to` or `many_to_many`, an entity, and words, such as `belongs_to User on_delete=cascade`",
        "if": {"pattern": "\\bon_delete=set_null\\b"},
        "then": {"pattern": "\\soptional\\b"},
        "examples": ["belongs_to User", "belongs_to Comment optional inverse=replies", "many_to_many Tag"],
        "defaultSnippets": snippets(&[
            ("belongs_to", "belongs_to ${1:User}"),
            ("belongs_to, deleted along", "belongs_to ${1:Post} on_delete=cascade"),
            ("many_to_many", "many_to_many ${1:Tag}"),
        ])
    })
}

fn long_relation(kind: RelationKind, target: &str) -> Value {
    let own = with(json!({}), kind.name(), entity_name(target));
    let taken = |word: Word| {
        let is_taken = word.refused_on_relation(kind).is_none();
        is_taken.then(|| word.relation_schema()).flatten()
    };
    let relation = json!({
        "type": "object",
        "required": [kind.name()],
        "additionalProperties": false,
        "if": {"properties": {"on_delete": {"const": "set_null"}}, "required": ["on_delete"]},
        "then": {"properties": {"optional": {"const": true}}, "required": ["optional"]}
    });
    with(relation, "properties", with_words(own, taken))
}

/// Keys with those that words are in the long form.
fn with_words(keys: Value, schema: impl Fn(Word) -> Option<Value>) -> Value {
    let words = Word::all().filter_map(|word| Some((word, schema(word)?)));
    words.fold(keys, |keys, (word, schema)| with(keys, word.name(), schema))
}
