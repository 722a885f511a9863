use super::yaml::{Entry, Node, Value};
use crate::diagnostics::{Diagnostic, Problem, Problems, ShapeProblem, Source, Span, Spanned};

/// Reads nodes as what the language asks for, and notes what is not so.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    problems: &'a mut Problems,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Source, problems: &'a mut Problems) -> Self {
        Self { source, problems }
    }

    pub(super) fn report(&mut self, problem: impl Into<Problem>, span: Span) {
        self.problems.push(Diagnostic::error(problem, span));
    }

    /// How many problems there are so far.
    pub(super) fn problems(&self) -> usize {
        self.problems.count()
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.problems.push(diagnostic);
    }

    /// The entries of a mapping; a key without a value counts as an empty one.
    pub(super) fn mapping<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n [Entry]> {
        match &node.value {
            Value::Mapping(entries) => Some(entries),
            _ if node.is_null() => Some(&[]),
            _ => self.wrong_type(node, what, "a mapping"),
        }
    }

    pub(super) fn list<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n [Node]> {
        match &node.value {
            Value::Sequence(items) => Some(items),
            _ => self.wrong_type(node, what, "a list"),
        }
    }

    /// A text; numbers and booleans are taken as they are written.
    pub(super) fn text(&mut self, node: &Node, what: &str) -> Option<Spanned<String>> {
        match &node.value {
            Value::Scalar(scalar) if !scalar.is_null() => {
                Some(Spanned::new(scalar.text.clone(), node.span))
            }
            _ => self.wrong_type(node, what, "a text"),
        }
    }

    pub(super) fn boolean(&mut self, node: &Node, what: &str) -> Option<Spanned<bool>> {
        match &node.value {
            Value::Scalar(scalar) if scalar.as_bool().is_some() => {
                scalar.as_bool().map(|value| Spanned::new(value, node.span))
            }
            _ => self.wrong_type(node, what, "`true` or `false`"),
        }
    }

    pub(super) fn wrong_type<T>(
        &mut self,
        node: &Node,
        what: &str,
        expected: &'static str,
    ) -> Option<T> {
        let problem = ShapeProblem::WrongType {
            what: what.to_owned(),
            expected,
            found: node.kind(),
        };
        self.report(problem, node.span);
        None
    }
}
