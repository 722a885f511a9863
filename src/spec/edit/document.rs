use super::layout::{Block, Layout};
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem, Problems, Source, Span};
use crate::spec::decode::decode;
use crate::spec::yaml::{self, Entry, Node, Value};

/// A text to be edited, with its tree.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) source: Source,
    pub(super) root: Node,
    layout: Layout,
    /// Whether the text began with a byte order mark.
    marked: bool,
}

/// Why a document cannot be edited.
pub(super) type Refusal = Box<Diagnostic>;

const MARK: char = '\u{feff}';
const USUAL_INDENTATION: usize = 2;

impl Document {
    pub(super) fn read(file_name: &str, text: &str) -> Result<Self, Diagnostics> {
        let source = decode(file_name, text.as_bytes())?;
        let mut problems = Problems::default();
        let root = yaml::parse(&source, &mut problems);
        match root {
            Some(root) if problems.is_empty() => {
                let layout = Layout::of(source.text());
                Ok(Self {
                    source,
                    root,
                    layout,
                    marked: text.starts_with(MARK),
                })
            }
            _ => Err(Diagnostics::new(source, problems)),
        }
    }

    pub(super) fn refuse(&self, refusal: Diagnostic) -> Diagnostics {
        Diagnostics::new(self.source.clone(), refusal)
    }

    /// The byte order mark is no part of the source.
    pub(super) fn with_mark(&self, text: String) -> String {
        if self.marked {
            format!("{MARK}{text}")
        } else {
            text
        }
    }

    /// An entry of the root, which must be in block style.
    pub(super) fn entry(&self, key: &str) -> Result<Option<&Entry>, Refusal> {
        match &self.root.value {
            Value::Mapping(entries) if !self.root.flow => {
                Ok(entries.iter().find(|entry| entry.key.value == key))
            }
            _ => {
                let what = "the spec".to_owned();
                Err(Diagnostic::error(EditProblem::NotInBlockStyle { what }, self.root.span).into())
            }
        }
    }

    /// The columns before a place in its line, in bytes.
    pub(super) fn column(&self, span: Span) -> usize {
        span.start - self.source.lines_around(span).start
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
                Some(self.column(inner.first()?.key.span))
            }
            _ => None,
        });
        nested
            .filter(|column| *column > 0)
            .unwrap_or(USUAL_INDENTATION)
    }

    /// Whether blank lines stand between the entries.
    pub(super) fn separates(&self, entries: &[Entry]) -> bool {
        match entries {
            [] | [_] => true,
            [.., last] => self.layout.is_separated(self.line(last.key.span)),
        }
    }

    /// Adds lines at the end.
    pub(super) fn append(&self, lines: &[String]) -> String {
        let block = Block {
            lines: lines.to_vec(),
            separated: true,
        };
        self.layout.insert(self.layout.len(), &block)
    }

    /// Gives a key without a value, or with `{}`, the lines as its value.
    pub(super) fn fill(&self, entry: &Entry, lines: &[String]) -> String {
        let line = self.line(entry.key.span);
        let column = self.column(entry.key.span);
        let mut layout = self.layout.clone();
        if !entry.value.is_null() || !self.source.slice(entry.value.span).is_empty() {
            layout.cut(
                line,
                self.column(entry.value.span),
                self.source.slice(entry.value.span),
            );
        }
        let after = layout.end_of_comments(line, column);
        layout.insert(
            after,
            &Block {
                lines: lines.to_vec(),
                separated: false,
            },
        )
    }

    /// Adds lines after the entry that begins at a place.
    pub(super) fn insert_after(&self, key: Span, column: usize, block: &Block) -> String {
        let after = self.layout.end_of_entry(self.line(key), column);
        self.layout.insert(after, block)
    }

    /// Counted from 0.
    fn line(&self, span: Span) -> usize {
        self.source.position(span.start).line - 1
    }
}
