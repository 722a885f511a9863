use super::document::Document;
use super::path::Step;
use crate::spec::yaml::{Entry, Value};

/// What is really taken away when a value goes: what would hold nothing any more goes with it,
/// unless somebody has commented on it.
pub(super) fn with_emptied(document: &Document, path: &[Step]) -> Vec<Step> {
    let mut path = path.to_vec();
    while let Some(parent) = path.split_last().map(|(_, parent)| parent.to_vec()) {
        if !holds_one(document, &parent) || is_kept(document, &parent, &path) {
            break;
        }
        path = parent;
    }
    path
}

fn holds_one(document: &Document, path: &[Step]) -> bool {
    let found = document.find(path);
    found.is_some_and(|found| match &found.node.value {
        Value::Mapping(entries) => entries.len() == 1,
        Value::Sequence(items) => items.len() == 1,
        Value::Scalar(_) => false,
    })
}

/// The root, an entity, what has comments of its own, and lists whose absence means everything stay
/// when they are empty.
fn is_kept(document: &Document, parent: &[Step], child: &[Step]) -> bool {
    let is_entity = matches!(parent, [Step::Key(entities), _] if entities == "entities");
    let is_choice = matches!(parent, [_, _, Step::Key(key)] if key == "filters" || key == "sorts");
    let Some(found) = document.find(parent).filter(|_| !is_entity && !is_choice) else {
        return true;
    };
    match found.entry {
        Some(_) if found.in_flow => false,
        Some(entry) => is_commented(document, entry, child),
        None => true,
    }
}

/// Whether somebody has written comments beside those of the child, or an anchor.
fn is_commented(document: &Document, entry: &Entry, child: &[Step]) -> bool {
    let lines = &document.lines;
    let extent = document.extent(entry);
    if lines.with_comments(extent) < extent.first {
        return true;
    }
    if entry.value.flow {
        let end = lines.start(extent.end);
        let behind = document.source.text().get(entry.value.span.end..end);
        return behind.is_some_and(|behind| behind.contains('#'));
    }
    let inner = document
        .lines_of(child)
        .map_or(extent.first..extent.end, |inner| {
            lines.with_comments(inner)..inner.end
        });
    let mut others = (extent.first + 1..extent.end).filter(|line| !inner.contains(line));
    others.any(|line| lines.is_comment(line)) || !document.behind_key(entry.key.span).is_empty()
}
