use super::field;
use super::flow_commas::declarations;
use super::keys::{KeyTable, who};
use super::raw::{RawAction, RawAssignment, RawTransition};
use super::reader::Reader;
use super::words::Literal;
use super::yaml::{Entry, Node, Scalar, Value};
use crate::diagnostics::{ActionProblem, ShapeProblem, Spanned};

/// The keys of the long form of an action.
pub(super) const ACTION_KEYS: [&str; 7] = [
    "on",
    "when",
    "input",
    "set",
    "custom",
    "access",
    "description",
];

/// The keys of the long form of a transition.
pub(super) const TRANSITION_KEYS: [&str; 8] = [
    "from",
    "to",
    "when",
    "input",
    "set",
    "custom",
    "access",
    "description",
];

/// What `on` can say.
pub(super) const TARGETS: [&str; 2] = ["row", "collection"];

/// `publish: {when: [status=draft], set: [status=published]}`
pub(super) fn action(reader: &mut Reader<'_>, keys: &KeyTable, entry: &Entry) -> RawAction {
    let mut action = RawAction::new(entry.key.clone());
    let before = reader.problems();
    let what = format!("the action `{}`", entry.key.value);
    for entry in reader.mapping(&entry.value, &what).unwrap_or_default() {
        if entry.key.value == "on" {
            let target = reader.one_of(&entry.value, "target", &TARGETS);
            let target = target.filter(|target| target.value == "collection");
            action.collection = target.map(|target| target.span);
        } else {
            long(reader, keys, (&what, &ACTION_KEYS), entry, &mut action);
        }
    }
    action.sound = reader.problems() == before;
    action
}

/// The transitions of a field.
pub(super) fn transitions(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    field: &Entry,
) -> Vec<RawAction> {
    let what = format!("the transitions of `{}`", field.key.value);
    let entries = reader.mapping(&field.value, &what).unwrap_or_default();
    let transitions = entries.iter();
    transitions
        .map(|entry| transition(reader, keys, &field.key, entry))
        .collect()
}

/// `submit: draft -> review`, or a mapping with `from` and `to`.
fn transition(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    field: &Spanned<String>,
    entry: &Entry,
) -> RawAction {
    let mut action = RawAction::new(entry.key.clone());
    let before = reader.problems();
    let mut states = RawTransition {
        field: field.clone(),
        from: Vec::new(),
        to: None,
    };
    match &entry.value.value {
        Value::Scalar(scalar) if !scalar.is_null() => {
            short(reader, &entry.value, scalar, &mut states);
        }
        Value::Mapping(entries) => {
            let what = format!("the transition `{}`", entry.key.value);
            for entry in entries {
                match entry.key.value.as_str() {
                    "from" => states.from = names(reader, &entry.value, "`from`"),
                    "to" => states.to = reader.text(&entry.value, "`to`"),
                    _ => long(reader, keys, (&what, &TRANSITION_KEYS), entry, &mut action),
                }
            }
            for key in ["from", "to"] {
                if !entries.iter().any(|entry| entry.key.value == key) {
                    let problem = ShapeProblem::MissingKey {
                        key: key.to_owned(),
                        within: what.clone(),
                    };
                    reader.report(problem, entry.key.span);
                }
            }
        }
        Value::Scalar(_) | Value::Sequence(_) => {
            let what = format!("the transition `{}`", entry.key.value);
            reader.wrong_type::<()>(&entry.value, &what, "states such as `draft -> review`");
        }
    }
    action.transition = Some(states);
    action.sound = reader.problems() == before;
    action
}

/// `review,published -> archived`
fn short(reader: &mut Reader<'_>, node: &Node, scalar: &Scalar, states: &mut RawTransition) {
    let parts = scalar.text.split_once("->");
    let is_complete = |(from, to): &(&str, &str)| {
        !from.trim().is_empty() && !to.trim().is_empty() && !to.contains("->")
    };
    let Some((from, to)) = parts.filter(is_complete) else {
        let text = scalar.text.clone();
        return reader.report(ActionProblem::MalformedTransition { text }, node.span);
    };
    states.from = listed(reader, node, &scalar.text, 0, from);
    let to = listed(reader, node, &scalar.text, from.len() + 2, to);
    if let [_, second, ..] = &to[..] {
        let text = scalar.text.clone();
        return reader.report(ActionProblem::MalformedTransition { text }, second.span);
    }
    states.to = to.into_iter().next();
}

/// The names of `a,b`, each with its place; `at` is where they begin in the whole text.
fn listed(
    reader: &Reader<'_>,
    node: &Node,
    whole: &str,
    at: usize,
    names: &str,
) -> Vec<Spanned<String>> {
    // Where escapes make the source differ from the text, all have the place of the whole.
    let start = reader.source.slice(node.span).find(whole);
    let mut at = at;
    let names = names.split(',').map(|part| {
        let name = part.trim();
        let place = at + part.len() - part.trim_start().len();
        at += part.len() + 1;
        let span = start.map_or(node.span, |start| {
            node.span.part(start + place, name.len().max(1))
        });
        Spanned::new(name.to_owned(), span)
    });
    names.collect()
}

/// What actions and transitions can both say; the keys of the mapping are for messages.
fn long(
    reader: &mut Reader<'_>,
    keys: &KeyTable,
    (what, allowed): (&str, &[&str]),
    entry: &Entry,
    action: &mut RawAction,
) {
    let node = &entry.value;
    match entry.key.value.as_str() {
        "when" => action.when = assignments(reader, node, "when"),
        "set" => action.set = assignments(reader, node, "set"),
        "access" => action.access = who(reader, node, "`access`"),
        "description" => action.description = reader.text(node, "a description"),
        "custom" => {
            let custom = reader.boolean(node, "`custom`");
            action.custom = custom.filter(|on| on.value).map(|on| on.span);
        }
        "input" => {
            let fields = declarations(reader, node, "`input`");
            action.input = fields
                .into_iter()
                .map(|entry| field::field(reader, keys, entry))
                .collect();
        }
        _ => keys.report_unknown(reader, entry, what, allowed),
    }
}

/// One name, `a,b`, or a list of names.
fn names(reader: &mut Reader<'_>, node: &Node, what: &str) -> Vec<Spanned<String>> {
    match &node.value {
        Value::Scalar(scalar) if !scalar.is_null() => {
            listed(reader, node, &scalar.text, 0, &scalar.text)
        }
        Value::Sequence(items) => {
            let items = items.iter();
            items
                .filter_map(|item| reader.text(item, "a name"))
                .collect()
        }
        _ => {
            let names = reader.wrong_type(node, what, "a name or a list of names");
            names.unwrap_or_default()
        }
    }
}

/// `[status=draft, pinned=true]`, or the same as a mapping.
fn assignments(reader: &mut Reader<'_>, node: &Node, key: &'static str) -> Vec<RawAssignment> {
    let what = format!("`{key}`");
    match &node.value {
        Value::Mapping(entries) => entries
            .iter()
            .map(|entry| RawAssignment {
                field: entry.key.clone(),
                value: Spanned::new(Literal::Node(entry.value.clone()), entry.value.span),
            })
            .collect(),
        Value::Sequence(items) => {
            let items = items.iter();
            items
                .filter_map(|item| assignment(reader, item, key))
                .collect()
        }
        Value::Scalar(scalar) if !scalar.is_null() => {
            assignment(reader, node, key).into_iter().collect()
        }
        Value::Scalar(_) => {
            let given = reader.wrong_type(node, &what, "a list such as `[field=value]`");
            given.unwrap_or_default()
        }
    }
}

/// `status=draft`
fn assignment(reader: &mut Reader<'_>, node: &Node, key: &'static str) -> Option<RawAssignment> {
    let text = reader.text(node, &format!("each entry of `{key}`"))?;
    let parts = text.value.split_once('=');
    let parts = parts.map(|(field, value)| (field.trim(), value.trim()));
    let Some((field, value)) =
        parts.filter(|(field, value)| !field.is_empty() && !value.is_empty())
    else {
        let problem = ActionProblem::MalformedAssignment {
            key,
            text: text.value,
        };
        reader.report(problem, text.span);
        return None;
    };
    let source = reader.source.slice(node.span);
    let place = |part: &str| {
        let at = source.find(&text.value)? + (part.as_ptr().addr() - text.value.as_ptr().addr());
        Some(node.span.part(at, part.len()))
    };
    let (field_span, value_span) = (place(field), place(value));
    Some(RawAssignment {
        field: Spanned::new(field.to_owned(), field_span.unwrap_or(node.span)),
        value: Spanned::new(
            Literal::Word(value.to_owned()),
            value_span.unwrap_or(node.span),
        ),
    })
}
