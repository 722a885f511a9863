use super::lines::{Extent, Lines};
use super::path::{FoundNode, PathStep, find};
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem, Problems, Source, Span};
use crate::spec::decode::decode;
use crate::spec::yaml::{self, Entry, Node, Value};

/// A text to be edited, with its tree.
#[derive(Debug)]
pub(super) struct EditableSpec {
    pub(super) source: Source,
    pub(super) root: Node,
    pub(super) lines: Lines,
}

/// Why a document cannot be edited.
pub(super) type Refusal = Box<Diagnostic>;

const USUAL_INDENTATION: usize = 2;

impl EditableSpec {
    pub(super) fn read(file_name: &str, text: &str) -> Result<Self, Diagnostics> {
        let source = decode(file_name, text.as_bytes())?;
        let mut problems = Problems::default();
        let root = yaml::parse(&source, &mut problems);
        match root {
            Some(root) if problems.is_empty() => Ok(Self {
                lines: Lines::of(source.text()),
                source,
                root,
            }),
            _ => Err(Diagnostics::new(source, problems)),
        }
    }

    pub(super) fn refuse(&self, refusal: Diagnostic) -> Diagnostics {
        Diagnostics::new(self.source.clone(), refusal)
    }

    pub(super) fn find(&self, path: &[PathStep]) -> Option<FoundNode<'_>> {
        find(&self.root, path)
    }

    /// The text of a scalar.
    pub(super) fn text(&self, path: &[PathStep]) -> Option<&str> {
        scalar(self.find(path)?.node)
    }

    /// The columns before a place in its line, in bytes.
    pub(super) fn column(&self, at: usize) -> usize {
        at - self.lines.start(self.lines.line(at))
    }

    /// How far the document indents its levels.
    pub(super) fn indentation(&self) -> usize {
        let Value::Mapping(entries) = &self.root.value else {
            return USUAL_INDENTATION;
        };
        let nested = entries.iter().find_map(|entry| match &entry.value.value {
            Value::Mapping(inner)
                if !entry.value.flow && entry.value.span.start > entry.key.span.end =>
            {
                Some(self.column(inner.first()?.key.span.start))
            }
            _ => None,
        });
        nested
            .filter(|column| *column > 0)
            .unwrap_or(USUAL_INDENTATION)
    }

    /// The lines of an entry in block style.
    pub(super) fn extent(&self, entry: &Entry) -> Extent {
        let key = entry.key.span;
        let last = last_byte(self.source.text(), entry.value.span, key.end);
        let first = self.lines.line(key.start);
        self.lines
            .extent(first, self.lines.line(last), self.column(key.start))
    }

    /// The lines of an item in block style.
    pub(super) fn item_extent(&self, item: &Node) -> Extent {
        let first = self.lines.line(item.span.start);
        let last = last_byte(self.source.text(), item.span, item.span.start);
        self.lines
            .extent(first, self.lines.line(last), self.lines.indentation(first))
    }

    /// The lines of an entry or an item in block style.
    pub(super) fn lines_of(&self, path: &[PathStep]) -> Option<Extent> {
        let found = self.find(path)?;
        Some(match found.entry {
            Some(entry) => self.extent(entry),
            None => self.item_extent(found.node),
        })
    }

    /// What stands behind a key and its colon in the line of the key.
    pub(super) fn behind_key(&self, key: Span) -> &str {
        let line = self.lines.line(key.start);
        let rest = self.source.text().get(key.end..self.lines.start(line + 1));
        let rest = rest.unwrap_or_default().trim_start();
        rest.strip_prefix(':').unwrap_or(rest).trim()
    }

    /// The first alias of the document.
    pub(super) fn alias(&self) -> Option<Span> {
        alias(&self.root)
    }
}

pub(super) fn scalar(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar(scalar) if !scalar.is_null() => Some(&scalar.text),
        _ => None,
    }
}

/// The last place of a value that is not blank; that of its key where there is none.
fn last_byte(text: &str, value: Span, key_end: usize) -> usize {
    let end = value.end.max(key_end);
    let before = text.get(..end).unwrap_or_default().trim_end();
    before.len().max(key_end).saturating_sub(1)
}

/// What an alias stands for is written before its key.
fn alias(node: &Node) -> Option<Span> {
    match &node.value {
        Value::Scalar(_) => None,
        Value::Sequence(items) => items.iter().find_map(|item| {
            let is_alias = item.span.start < node.span.start;
            is_alias.then_some(node.span).or_else(|| alias(item))
        }),
        Value::Mapping(entries) => entries.iter().find_map(|entry| {
            let value = &entry.value;
            let is_alias = !value.is_null() && value.span.start < entry.key.span.start;
            is_alias.then_some(entry.key.span).or_else(|| alias(value))
        }),
    }
}

/// The layout is one that the program does not know.
pub(super) fn not_verified() -> Refusal {
    Diagnostic::error(EditProblem::NotVerified, Span::default()).into()
}

/// What is to be changed stands for something else, too.
pub(super) fn shared(span: Span) -> Refusal {
    Diagnostic::error(EditProblem::Shared, span).into()
}
