use super::document::{Refusal, EditableSpec, not_verified, shared};
use super::fragment::{Fragment, indented};
use super::patch::Patch;
use super::path::{FoundNode, PathStep};
use crate::spec::KeyTable;
use crate::spec::keys::KeyPlace;
use crate::spec::yaml::{Entry, Node, Value};

/// A new entry, and the mapping that it goes to.
#[derive(Debug, Clone)]
pub(super) struct NewEntry<'change> {
    pub(super) into: &'change [PathStep],
    pub(super) key: &'change str,
    pub(super) value: &'change Fragment,
    pub(super) arrangement: Arrangement,
}

/// What adds an entry to a mapping that is there, be it empty.
pub(super) fn insert(document: &EditableSpec, new: &NewEntry<'_>) -> Result<Vec<Patch>, Refusal> {
    let found = document.find(new.into).ok_or_else(not_verified)?;
    if found.aliased {
        return Err(shared(
            found.entry.map_or(found.node.span, |entry| entry.key.span),
        ));
    }
    let inserter = Inserter {
        document,
        found,
        new,
    };
    match &found.node.value {
        Value::Mapping(entries) if entries.is_empty() => inserter.fill(),
        Value::Mapping(entries) if found.node.flow => Ok(inserter.in_flow(entries)),
        Value::Mapping(entries) => Ok(inserter.in_block(entries)),
        _ if found.node.is_null() => inserter.fill(),
        _ => Err(not_verified()),
    }
}

struct Inserter<'a> {
    document: &'a EditableSpec,
    found: FoundNode<'a>,
    new: &'a NewEntry<'a>,
}

impl Inserter<'_> {
    fn place(&self, entries: &[Entry]) -> usize {
        let present: Vec<_> = entries.iter().map(|entry| &*entry.key.value).collect();
        self.new.arrangement.place(&present, self.new.key)
    }

    fn lines(&self, column: usize) -> Vec<String> {
        let unit = self.document.indentation();
        indented(self.new.value.entry_lines(self.new.key, unit), column)
    }

    fn in_block(&self, entries: &[Entry]) -> Vec<Patch> {
        let document = self.document;
        let place = self.place(entries);
        let first = &entries[0];
        let column = document.column(first.key.span.start);
        let Some(before) = place.checked_sub(1).and_then(|at| entries.get(at)) else {
            // Before what speaks of the first entry: directly below the key.
            let above = self.found.entry.map_or_else(
                || document.lines.line(first.key.span.start),
                |entry| document.lines.line(entry.key.span.start) + 1,
            );
            return vec![self.at_line(above, &self.lines(column))];
        };
        let extent = document.extent(before);
        if self.new.arrangement != Arrangement::Apart {
            return vec![self.at_line(extent.end, &self.lines(column))];
        }
        let after = document.lines.after_comments(extent);
        let mut lines = self.lines(column);
        if after > extent.end || self.is_separated(entries) {
            lines.insert(0, String::new());
        }
        vec![self.at_line(after, &lines)]
    }

    /// Whether blank lines stand between the entries.
    fn is_separated(&self, entries: &[Entry]) -> bool {
        let lines = &self.document.lines;
        match entries {
            [.., _, last] if !self.new.into.is_empty() => {
                let first = lines.with_comments(self.document.extent(last));
                first
                    .checked_sub(1)
                    .is_some_and(|above| lines.is_blank(above))
            }
            _ => true,
        }
    }

    fn in_flow(&self, entries: &[Entry]) -> Vec<Patch> {
        let entry = format!("{}: {}", self.new.key, self.new.value.flow());
        let document = self.document;
        let before = self
            .place(entries)
            .checked_sub(1)
            .and_then(|at| entries.get(at));
        if let Some(before) = before {
            let gap = line_break(document, before.key.span.start);
            return vec![Patch::insertion(
                flow_end(document, before),
                format!(",{gap}{entry}"),
            )];
        }
        let start = entries[0].key.span.start;
        let gap = line_break(document, start);
        vec![Patch::insertion(start, format!("{entry},{gap}"))]
    }

    /// A key without a value, or with an empty one.
    fn fill(&self) -> Result<Vec<Patch>, Refusal> {
        let holder = self.found.entry.ok_or_else(not_verified)?;
        let node = self.found.node;
        if self.found.in_flow {
            return self.fill_flow(node);
        }
        let document = self.document;
        let column = document.column(holder.key.span.start) + document.indentation();
        let line = document.lines.line(holder.key.span.start);
        let written = document.source.slice(node.span);
        let is_written = node.span.start >= holder.key.span.end && !written.is_empty();
        let mut patches: Vec<Patch> = Vec::new();
        if is_written {
            patches.push(clear(document, node));
        }
        let last = if is_written {
            node.span.end
        } else {
            holder.key.span.end
        };
        let below = document.lines.line(last).max(line) + 1;
        patches.push(self.at_line(below, &self.lines(column)));
        Ok(patches)
    }

    fn fill_flow(&self, node: &Node) -> Result<Vec<Patch>, Refusal> {
        let written = self.document.source.slice(node.span);
        let inner = written
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        let space = inner.ok_or_else(not_verified)?;
        let entry = format!("{}: {}", self.new.key, self.new.value.flow());
        Ok(vec![Patch::new(
            node.span,
            format!("{{{space}{entry}{space}}}"),
        )])
    }

    fn at_line(&self, line: usize, lines: &[String]) -> Patch {
        let (span, text) = self.document.lines.inserted(line, lines);
        Patch::new(span, text)
    }
}

/// Takes an empty value away; a comment behind it stays where it can be told from the key.
fn clear(document: &EditableSpec, node: &Node) -> Patch {
    let text = document.source.text();
    let before = text[..node.span.start].trim_end_matches(' ').len();
    let after = &text[node.span.end..];
    let spaces = after.len() - after.trim_start_matches(' ').len();
    let is_followed = after[spaces..].starts_with('#');
    Patch::new(
        crate::diagnostics::Span::new(before, node.span.end + spaces),
        if is_followed { "  " } else { "" },
    )
}

/// What adds an item at the end of a list that is there, be it empty.
pub(super) fn push(
    document: &EditableSpec,
    into: &[PathStep],
    item: &Fragment,
) -> Result<Vec<Patch>, Refusal> {
    let found = document.find(into).ok_or_else(not_verified)?;
    if found.aliased {
        return Err(shared(
            found.entry.map_or(found.node.span, |entry| entry.key.span),
        ));
    }
    let Value::Sequence(items) = &found.node.value else {
        return Err(not_verified());
    };
    let text = item.flow();
    let Some(last) = items.last() else {
        return Ok(vec![Patch::new(found.node.span, format!("[{text}]"))]);
    };
    if found.node.flow {
        let gap = line_break(document, last.span.start);
        return Ok(vec![Patch::insertion(
            last.span.end,
            format!(",{gap}{text}"),
        )]);
    }
    let extent = document.item_extent(last);
    let line = format!("{:1$}- {text}", "", extent.column);
    let (span, text) = document.lines.inserted(extent.end, &[line]);
    Ok(vec![Patch::new(span, text)])
}

/// What separates an entry in brackets from the one before it, as the entry at `start` has it.
pub(super) fn line_break(document: &EditableSpec, start: usize) -> String {
    let line = document.lines.line(start);
    let before = &document.source.text()[document.lines.start(line)..start];
    if line > 0 && before.trim().is_empty() {
        format!("{}{before}", document.lines.line_end())
    } else {
        " ".to_owned()
    }
}

/// Where an entry in braces ends.
pub(super) fn flow_end(document: &EditableSpec, entry: &Entry) -> usize {
    let key_end = entry.key.span.end;
    if entry.value.span.start >= key_end {
        return entry.value.span.end;
    }
    let text = &document.source.text()[key_end..];
    let rest = text.trim_start();
    match rest.strip_prefix(':') {
        Some(rest) => document.source.text().len() - rest.len(),
        None => key_end,
    }
}

/// Where a new entry goes in its mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// After those that come before it in the usual order.
    Ranked(Vec<&'static str>),
    /// As the last one.
    Last,
    /// As the last one, with blank lines between the entries if that is the custom.
    Apart,
}

/// How the mapping at a path is arranged, for a new entry with this key.
pub(super) fn arrangement(keys: &KeyTable, path: &[PathStep], key: &str) -> Arrangement {
    match path {
        [] if key == "entities" => Arrangement::Apart,
        [] => Arrangement::Ranked(keys.written(KeyPlace::Spec)),
        [PathStep::Key(entities)] if entities == "entities" => Arrangement::Apart,
        [PathStep::Key(entities), _] if entities == "entities" => {
            Arrangement::Ranked(keys.written(KeyPlace::Entity))
        }
        _ => Arrangement::Last,
    }
}

impl Arrangement {
    /// The place of a new key among those that are there.
    pub(super) fn place(&self, present: &[&str], key: &str) -> usize {
        let Self::Ranked(order) = self else {
            return present.len();
        };
        let rank = |key: &str| order.iter().position(|ranked| *ranked == key);
        let comes_before = |other: &&str| rank(other) < rank(key) && rank(other).is_some();
        present
            .iter()
            .rposition(comes_before)
            .map_or(0, |before| before + 1)
    }
}
