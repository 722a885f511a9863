use super::document::{Document, Refusal};
use super::flow::{flow_end, line_break};
use super::fragment::{Fragment, indented};
use super::order::Arrangement;
use super::patch::Patch;
use super::path::{Found, Step};
use super::refusal::{not_verified, shared};
use crate::spec::yaml::{Entry, Node, Value};

/// A new entry, and the mapping that it goes to.
#[derive(Debug, Clone)]
pub(super) struct NewEntry<'change> {
    pub(super) into: &'change [Step],
    pub(super) key: &'change str,
    pub(super) value: &'change Fragment,
    pub(super) arrangement: Arrangement,
}

/// What adds an entry to a mapping that is there, be it empty.
pub(super) fn insert(document: &Document, new: &NewEntry<'_>) -> Result<Vec<Patch>, Refusal> {
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
    document: &'a Document,
    found: Found<'a>,
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
fn clear(document: &Document, node: &Node) -> Patch {
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
