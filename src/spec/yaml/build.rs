use std::collections::BTreeMap;

use granit_parser::Tag;

use super::{Entry, Node, Scalar, Value};
use crate::diagnostics::{Diagnostic, Problems, Span, Spanned, TextProblem};
use crate::spec::decode::refused_character;

/// Aliases may stand for this many values in all; a bomb stands for billions.
const MAX_ALIASED: usize = 100_000;

/// 3,000 entities of fifty fields have fewer.
const MAX_VALUES: usize = 500_000;

/// Builds the tree from events, without recursion.
pub(super) struct Builder<'a> {
    problems: &'a mut Problems,
    frames: Vec<Frame>,
    root: Option<Node>,
    document: Option<Span>,
    anchors: BTreeMap<usize, (Node, usize)>,
    aliased: usize,
    values: usize,
}

impl<'a> Builder<'a> {
    pub(super) fn new(problems: &'a mut Problems) -> Self {
        Self {
            problems,
            frames: Vec::new(),
            root: None,
            document: None,
            anchors: BTreeMap::new(),
            aliased: 0,
            values: 0,
        }
    }

    pub(super) fn finish(self) -> Option<Node> {
        if self.root.as_ref().is_none_or(Node::is_null) {
            self.problems
                .push(Diagnostic::error(TextProblem::Empty, Span::default()));
            return None;
        }
        self.root
    }

    pub(super) fn refuse(&mut self, problem: TextProblem, span: Span) {
        self.problems.push(Diagnostic::error(problem, span));
    }

    /// Begins a document; a second one ends the reading.
    pub(super) fn document(&mut self, span: Span) -> Option<()> {
        if let Some(first) = self.document.replace(span) {
            let problem = Diagnostic::error(TextProblem::SeveralDocuments, span);
            self.problems
                .push(problem.related(first, "the first one begins here"));
            return None;
        }
        Some(())
    }

    pub(super) fn tagged(&mut self, tag: Option<&Tag>, span: Span) {
        if let Some(tag) = tag {
            self.refuse(
                TextProblem::Tagged {
                    tag: tag.original(),
                },
                span,
            );
        }
    }

    pub(super) fn scalar(&mut self, scalar: Scalar, anchor: usize, span: Span) -> Option<()> {
        // An escape can make what the source itself may not have.
        if let Some((_, character)) = refused_character(&scalar.text) {
            let code = character.into();
            self.refuse(TextProblem::ControlCharacter { code }, span);
        }
        self.add(
            Node {
                span,
                flow: false,
                value: Value::Scalar(scalar),
            },
            anchor,
            1,
        )
    }

    pub(super) fn alias(&mut self, anchor: usize, span: Span) -> Option<()> {
        let Some((node, values)) = self.anchors.get(&anchor) else {
            self.refuse(TextProblem::UnknownAlias, span);
            return None;
        };
        let (node, values) = (node.clone(), *values);
        self.copy(values, span)?;
        self.add(node, 0, values)
    }

    /// Counts values that are copied, for an anchor or its alias.
    fn copy(&mut self, values: usize, span: Span) -> Option<()> {
        self.aliased += values;
        if self.aliased > MAX_ALIASED {
            self.refuse(TextProblem::TooManyAliases { limit: MAX_ALIASED }, span);
            return None;
        }
        Some(())
    }

    pub(super) fn open_sequence(&mut self, flow: bool, anchor: usize, span: Span) {
        let content = Content::Sequence(Vec::new());
        self.frames.push(Frame {
            span,
            anchor,
            flow,
            content,
            values: 1,
        });
    }

    pub(super) fn open_mapping(&mut self, flow: bool, anchor: usize, span: Span) {
        let content = Content::Mapping {
            entries: Vec::new(),
            keys: BTreeMap::new(),
            key: None,
        };
        self.frames.push(Frame {
            span,
            anchor,
            flow,
            content,
            values: 1,
        });
    }

    pub(super) fn close(&mut self, span: Span) -> Option<()> {
        let frame = self.frames.pop()?;
        let (value, last) = match frame.content {
            Content::Sequence(items) => {
                let last = items.last().map(|item| item.span.end);
                (Value::Sequence(items), last)
            }
            Content::Mapping { entries, .. } => {
                let last = entries.last().map(|entry| entry.value.span.end);
                (Value::Mapping(entries), last)
            }
        };
        // The end of a block is the beginning of whatever comes next, which is of no use in a message.
        let end = if span.end > span.start {
            span.end
        } else {
            last.unwrap_or(span.end)
        };
        let place = Span::new(frame.span.start, end.max(frame.span.start));
        self.add(
            Node {
                span: place,
                flow: frame.flow,
                value,
            },
            frame.anchor,
            frame.values,
        )
    }

    fn add(&mut self, node: Node, anchor: usize, values: usize) -> Option<()> {
        self.values += 1;
        if self.values > MAX_VALUES {
            let here = Span::new(node.span.end, node.span.end);
            self.refuse(TextProblem::TooManyValues { limit: MAX_VALUES }, here);
            return None;
        }
        if anchor != 0 {
            self.copy(values, node.span)?;
            self.anchors.insert(anchor, (node.clone(), values));
        }
        let Some(frame) = self.frames.last_mut() else {
            self.root = Some(node);
            return Some(());
        };
        frame.values += values;
        match &mut frame.content {
            Content::Sequence(items) => items.push(node),
            Content::Mapping { entries, keys, key } => match key.take() {
                None => *key = Some(take_key(node, keys, self.problems)),
                Some(PendingKey::New(key)) => entries.push(Entry { key, value: node }),
                Some(PendingKey::Refused) => {}
            },
        }
        Some(())
    }
}

/// A list or mapping that is not complete yet.
pub(super) struct Frame {
    pub(super) span: Span,
    pub(super) anchor: usize,
    pub(super) flow: bool,
    pub(super) content: Content,
    /// Values below this one, for the budget of aliases.
    pub(super) values: usize,
}

pub(super) enum Content {
    Sequence(Vec<Node>),
    Mapping {
        entries: Vec<Entry>,
        keys: BTreeMap<String, Span>,
        key: Option<PendingKey>,
    },
}

/// A key that waits for its value.
pub(super) enum PendingKey {
    New(Spanned<String>),
    /// Reported already; the value is read and dropped.
    Refused,
}

/// Reads a node as a key; one that cannot be is reported.
pub(super) fn take_key(
    node: Node,
    keys: &mut BTreeMap<String, Span>,
    problems: &mut Problems,
) -> PendingKey {
    let name = match node.value {
        // `"": 1` is a key of JSON; `: 1` is one that somebody forgot.
        Value::Scalar(scalar) if !(scalar.plain && scalar.text.is_empty()) => scalar.text,
        _ => {
            problems.push(Diagnostic::error(TextProblem::KeyNotText, node.span));
            return PendingKey::Refused;
        }
    };
    if let Some(first) = keys.get(&name) {
        let problem = TextProblem::DuplicateKey { key: name };
        let problem = Diagnostic::error(problem, node.span).related(*first, "first given here");
        problems.push(problem);
        return PendingKey::Refused;
    }
    keys.insert(name.clone(), node.span);
    PendingKey::New(Spanned::new(name, node.span))
}
