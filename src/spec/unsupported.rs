use super::keys::unknown_value;
use super::read::Reader;
use super::yaml::{Entry, Node, Value};
use crate::diagnostics::{ShapeProblem, Span, Spanned};

/// Refuses what the language names and this version cannot do; values that mean "off" pass.
pub(super) fn top_level(reader: &mut Reader<'_>, entry: &Entry) {
    let node = &entry.value;
    match entry.key.value.as_str() {
        "auth" => refuse_unless(reader, entry, node.is_null(), "leave `auth:` out"),
        "cache" => store(reader, node, "cache", "store", &["none", "memory", "redis"]),
        "events" => store(
            reader,
            node,
            "events",
            "broker",
            &["none", "memory", "rabbitmq"],
        ),
        "clients" | "subscribes" => {
            refuse_unless(reader, entry, is_empty(node), "leave it out for now");
        }
        _ => refuse_unless(reader, entry, false, "write one spec for one service"),
    }
}

/// `access`, `owner` and their like, on an entity or a field.
pub(super) fn key(reader: &mut Reader<'_>, entry: &Entry) {
    let instead = match entry.key.value.as_str() {
        "access" | "owner" => "leave it out: every route is public for now",
        _ => "leave it out for now",
    };
    refuse_unless(reader, entry, entry.value.is_null(), instead);
}

/// A switch of which only `false` can be had.
pub(super) fn switch(reader: &mut Reader<'_>, entry: &Entry) {
    let what = format!("`{}`", entry.key.value);
    if let Some(on) = reader.boolean(&entry.value, &what) {
        refuse_unless(reader, entry, !on.value, "leave it out, or say `false`");
    }
}

pub(super) fn rate_limit(reader: &mut Reader<'_>, entry: &Entry) {
    let off = matches!(&entry.value.value, Value::Scalar(scalar) if scalar.text == "none");
    refuse_unless(
        reader,
        entry,
        off || entry.value.is_null(),
        "leave it out for now",
    );
}

pub(super) fn refuse(reader: &mut Reader<'_>, feature: String, instead: &'static str, span: Span) {
    reader.report(ShapeProblem::Unsupported { feature, instead }, span);
}

fn refuse_unless(reader: &mut Reader<'_>, entry: &Entry, off: bool, instead: &'static str) {
    if !off {
        refuse(
            reader,
            format!("`{}`", entry.key.value),
            instead,
            entry.key.span,
        );
    }
}

/// `none` or a mapping whose store is `none`.
fn store(reader: &mut Reader<'_>, node: &Node, what: &str, key: &str, allowed: &[&str]) {
    let node = match &node.value {
        Value::Mapping(entries) => match entries.iter().find(|entry| entry.key.value == key) {
            Some(entry) => &entry.value,
            None => return refuse(reader, format!("`{what}`"), "use `none`", node.span),
        },
        _ => node,
    };
    if let Some(value) = named(reader, node, what, allowed)
        && value.value != "none"
    {
        refuse(
            reader,
            format!("`{what}: {}`", value.value),
            "use `none`",
            value.span,
        );
    }
}

/// One of a few words; nothing at all is the default.
fn named(
    reader: &mut Reader<'_>,
    node: &Node,
    what: &str,
    allowed: &[&str],
) -> Option<Spanned<String>> {
    if node.is_null() {
        return None;
    }
    let value = reader.text(node, &format!("`{what}`"))?;
    if allowed.contains(&value.value.as_str()) {
        return Some(value);
    }
    unknown_value(reader, what, &value, allowed);
    None
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Mapping(entries) => entries.is_empty(),
        Value::Sequence(items) => items.is_empty(),
        Value::Scalar(scalar) => scalar.is_null(),
    }
}
