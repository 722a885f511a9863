use super::document::{Refusal, EditableSpec, not_verified, shared};
use super::insert::flow_end;
use super::lines::Extent;
use super::patch::Patch;
use super::path::{FoundNode, PathStep};
use crate::diagnostics::Span;
use crate::spec::yaml::{Entry, Value};

/// What takes an entry or an item away, with the comments that speak of it.
pub(super) fn cut(document: &EditableSpec, path: &[PathStep]) -> Result<Vec<Patch>, Refusal> {
    let Some((step, parent)) = path.split_last() else {
        return Err(not_verified());
    };
    let holder = document.find(parent).ok_or_else(not_verified)?;
    if holder.aliased {
        return Err(shared(
            holder
                .entry
                .map_or(holder.node.span, |entry| entry.key.span),
        ));
    }
    let place = RemovalPlace::of(document, holder, step).ok_or_else(not_verified)?;
    let span = if holder.node.flow {
        place.in_flow(document)
    } else {
        let extent = document.lines_of(path).ok_or_else(not_verified)?;
        place.in_block(document, extent)
    };
    Ok(vec![Patch::removal(span)])
}

/// What goes, among its neighbours.
struct RemovalPlace {
    own: Span,
    before: Option<Span>,
    after: Option<Span>,
}

impl RemovalPlace {
    fn of(document: &EditableSpec, holder: FoundNode<'_>, step: &PathStep) -> Option<Self> {
        let spans: Vec<Span> = match &holder.node.value {
            Value::Mapping(entries) => entries
                .iter()
                .map(|entry| Span::new(entry.key.span.start, flow_end(document, entry)))
                .collect(),
            Value::Sequence(items) => items.iter().map(|item| item.span).collect(),
            Value::Scalar(_) => return None,
        };
        let at = match (step, &holder.node.value) {
            (PathStep::Key(key), Value::Mapping(entries)) => {
                entries.iter().position(|entry| entry.key.value == *key)?
            }
            (PathStep::Item(at), Value::Sequence(_)) => *at,
            _ => return None,
        };
        Some(Self {
            own: *spans.get(at)?,
            before: at.checked_sub(1).and_then(|at| spans.get(at)).copied(),
            after: spans.get(at + 1).copied(),
        })
    }

    /// With the comma that separates it; comments between two entries stay.
    fn in_flow(&self, document: &EditableSpec) -> Span {
        let text = document.source.text();
        let Self { own, before, after } = *self;
        let gap = |start: usize, end: usize| text.get(start..end).unwrap_or_default();
        match (before, after) {
            (Some(before), _) if !gap(before.end, own.start).contains('#') => {
                Span::new(before.end, own.end)
            }
            (_, Some(after)) if !gap(own.end, after.start).contains('#') => {
                Span::new(own.start, after.start)
            }
            (None, None) => alone(text, own),
            _ => whole_line(document, with_comma(text, own)),
        }
    }

    /// Whole lines, with the blank ones that separated them from the others.
    fn in_block(&self, document: &EditableSpec, extent: Extent) -> Span {
        let lines = &document.lines;
        let (first, end) = (lines.with_comments(extent), extent.end);
        let is_blank_above = first > 0 && lines.is_blank(first - 1);
        let is_blank_below = end < lines.count() && lines.is_blank(end);
        // A heading above it is one of what comes next, too.
        let is_opening = first > 0 && !lines.is_comment(first - 1) && self.before.is_none();
        let is_several = extent.end - extent.first > 1;
        if is_blank_above && (self.after.is_none() || is_blank_below) {
            lines.span(lines.blanks_above(first), end)
        } else if is_opening && self.after.is_some() && is_several {
            lines.span(first, lines.blanks_below(end))
        } else {
            lines.span(first, end)
        }
    }
}

/// With the comma that comes next.
fn with_comma(text: &str, own: Span) -> Span {
    let rest = text.get(own.end..).unwrap_or_default();
    match rest.trim_start().strip_prefix(',') {
        Some(after) => Span::new(own.start, text.len() - after.len()),
        None => own,
    }
}

/// The lines of an entry, where nothing else is in them.
fn whole_line(document: &EditableSpec, own: Span) -> Span {
    let (text, lines) = (document.source.text(), &document.lines);
    let start = lines.start(lines.line(own.start));
    let end = lines.start(lines.line(own.end) + 1);
    let is_blank = |start: usize, end: usize| {
        text.get(start..end)
            .is_some_and(|text| text.trim().is_empty())
    };
    if is_blank(start, own.start) && is_blank(own.end, end) {
        Span::new(start, end)
    } else {
        own
    }
}

/// The one entry between two braces, with the space on one side if there is as much on both.
fn alone(text: &str, own: Span) -> Span {
    let (before, after) = (&text[..own.start], &text[own.end..]);
    let left = before.len() - before.trim_end_matches(' ').len();
    let right = after.len() - after.trim_start_matches(' ').len();
    let comma = after
        .trim_start()
        .strip_prefix(',')
        .map(|rest| text.len() - rest.len());
    match comma {
        Some(end) => Span::new(own.start, end),
        None if left == right => Span::new(own.start, own.end + right),
        None => own,
    }
}

/// What is really taken away when a value goes: what would hold nothing any more goes with it,
/// unless somebody has commented on it.
pub(super) fn with_emptied(document: &EditableSpec, path: &[PathStep]) -> Vec<PathStep> {
    let mut path = path.to_vec();
    while let Some(parent) = path.split_last().map(|(_, parent)| parent.to_vec()) {
        if !holds_one(document, &parent) || is_kept(document, &parent, &path) {
            break;
        }
        path = parent;
    }
    path
}

fn holds_one(document: &EditableSpec, path: &[PathStep]) -> bool {
    let found = document.find(path);
    found.is_some_and(|found| match &found.node.value {
        Value::Mapping(entries) => entries.len() == 1,
        Value::Sequence(items) => items.len() == 1,
        Value::Scalar(_) => false,
    })
}

/// The root, an entity, what has comments of its own, and lists whose absence means everything stay
/// when they are empty.
fn is_kept(document: &EditableSpec, parent: &[PathStep], child: &[PathStep]) -> bool {
    let is_entity = matches!(parent, [PathStep::Key(entities), _] if entities == "entities");
    let is_choice =
        matches!(parent, [_, _, PathStep::Key(key)] if key == "filters" || key == "sorts");
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
fn is_commented(document: &EditableSpec, entry: &Entry, child: &[PathStep]) -> bool {
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
