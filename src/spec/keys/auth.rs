//! `auth:` and what stands on it: `access:` and `owner:`.

use serde_json::{Value as Json, json};

use super::KeyPlace::Auth;
use super::mapping::report_missing;
use super::table::KeyTable;
use crate::diagnostics::{ShapeProblem, Spanned};
use crate::spec::raw::{RawAccessRule, RawAuth, RawEntity, RawSpec};
use crate::spec::reader::Reader;
use crate::spec::schema::{object, with};
use crate::spec::yaml::{Entry, Node, Value};

pub(super) fn read_auth(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    spec: &mut RawSpec,
    entry: &Entry,
) {
    let node = &entry.value;
    if node.is_null() {
        return;
    }
    let Some(entries) = reader.mapping(node, "`auth`") else {
        return;
    };
    spec.auth = Some(RawAuth {
        span: entry.key.span,
        ..RawAuth::default()
    });
    keys.of_spec(Auth, "`auth`").read(reader, entries, spec);
    if !entries.iter().any(|entry| entry.key.value == "entity") {
        report_missing(reader, "entity", "`auth`", entry.key.span);
    }
}

pub(super) fn auth(spec: &mut RawSpec) -> &mut RawAuth {
    spec.auth.get_or_insert_default()
}

/// The rules of an entity; which names have a meaning is settled later.
pub(super) fn read_access(reader: &mut Reader<'_>, entity: &mut RawEntity, entry: &Entry) {
    if entry.value.is_null() {
        return;
    }
    let Some(entries) = reader.mapping(&entry.value, "`access`") else {
        return;
    };
    let rules = entries.iter().filter_map(|entry| {
        let what = format!("`{}`", entry.key.value);
        Some(RawAccessRule {
            name: entry.key.clone(),
            who: who(reader, &entry.value, &what)?,
        })
    });
    let rules = rules.collect();
    entity.settings.access = Some(Spanned::new(rules, entry.key.span));
}

/// One word, or a list of them.
pub(in crate::spec) fn who(
    reader: &mut Reader<'_>,
    node: &Node,
    what: &str,
) -> Option<Spanned<Vec<Spanned<String>>>> {
    let items = match &node.value {
        Value::Sequence(items) => items.as_slice(),
        Value::Scalar(scalar) if !scalar.is_null() => std::slice::from_ref(node),
        _ => return reader.wrong_type(node, what, "a word or a list of words"),
    };
    let mut words: Vec<Spanned<String>> = Vec::new();
    for item in items {
        let Some(word) = reader.text(item, "who may do it") else {
            continue;
        };
        if words.iter().any(|known| known.value == word.value) {
            let problem = ShapeProblem::RepeatedValue {
                what: what.to_owned(),
                value: word.value,
            };
            reader.report(problem, word.span);
        } else {
            words.push(word);
        }
    }
    Some(Spanned::new(words, node.span))
}

pub(super) fn auth_schema(keys: &KeyTable) -> Json {
    let auth = object(
        "The accounts of the service; without it, there are none and everything is public.",
        keys.properties(Auth),
    );
    let auth = with(auth, "type", json!(["object", "null"]));
    with(auth, "required", json!(["entity"]))
}

pub(super) fn access_schema(_: &KeyTable) -> Json {
    json!({
        "description": "Who may do what.",
        "type": ["object", "null"],
        "additionalProperties": who_schema("Who may perform the action of this name."),
        "properties": {
            "read": who_schema("Who may list and get."),
            "create": who_schema("Who may create."),
            "update": who_schema("Who may update, link and unlink."),
            "delete": who_schema("Who may delete.")
        }
    })
}

pub(in crate::spec) fn who_schema(description: &str) -> Json {
    let words = json!({
        "description": "`public`, `authenticated`, `owner`, or a role.",
        "type": "string"
    });
    json!({"description": description, "anyOf": [
        words,
        {
            "type": "array",
            "uniqueItems": true,
            "items": words,
            "if": {"contains": {"enum": ["public", "authenticated"]}},
            "then": {"maxItems": 1}
        }
    ]})
}
