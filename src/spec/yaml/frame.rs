use std::collections::BTreeMap;

use super::{Entry, Node, Value};
use crate::diagnostics::{Diagnostic, Problems, Span, Spanned, TextProblem};

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
        Value::Scalar(scalar) if !scalar.text.is_empty() => scalar.text,
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
