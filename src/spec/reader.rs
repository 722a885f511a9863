use super::yaml::{Entry, Node, Value};
use crate::diagnostics::{
    Diagnostic, Problem, Problems, ShapeProblem, Source, Span, Spanned, nearest,
};

/// Reads nodes as what the language asks for, and notes what is not so.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(super) source: &'a Source,
    problems: &'a mut Problems,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a Source, problems: &'a mut Problems) -> Self {
        Self { source, problems }
    }

    pub fn report(&mut self, problem: impl Into<Problem>, span: Span) {
        self.problems.push(Diagnostic::error(problem, span));
    }

    /// How many problems there are so far.
    #[must_use]
    pub fn problems(&self) -> usize {
        self.problems.count()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.problems.push(diagnostic);
    }

    /// The entries of a mapping; a key without a value counts as an empty one.
    pub fn mapping<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n [Entry]> {
        match &node.value {
            Value::Mapping(entries) => Some(entries),
            _ if node.is_null() => Some(&[]),
            _ => self.wrong_type(node, what, "a mapping"),
        }
    }

    pub fn list<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n [Node]> {
        match &node.value {
            Value::Sequence(items) => Some(items),
            _ => self.wrong_type(node, what, "a list"),
        }
    }

    /// A text; numbers and booleans are taken as they are written.
    pub fn text(&mut self, node: &Node, what: &str) -> Option<Spanned<String>> {
        match &node.value {
            Value::Scalar(scalar) if !scalar.is_null() => {
                Some(Spanned::new(scalar.text.clone(), node.span))
            }
            _ => self.wrong_type(node, what, "a text"),
        }
    }

    pub fn boolean(&mut self, node: &Node, what: &str) -> Option<Spanned<bool>> {
        match &node.value {
            Value::Scalar(scalar) if scalar.as_bool().is_some() => {
                scalar.as_bool().map(|value| Spanned::new(value, node.span))
            }
            _ => self.wrong_type(node, what, "`true` or `false`"),
        }
    }

    /// One of a few words, of the key `what`; nothing at all is the default.
    pub fn one_of(&mut self, node: &Node, what: &str, allowed: &[&str]) -> Option<Spanned<String>> {
        if node.is_null() {
            return None;
        }
        let value = self.text(node, &format!("`{what}`"))?;
        if allowed.contains(&value.value.as_str()) {
            return Some(value);
        }
        self.unknown_value(what, &value, allowed);
        None
    }

    /// Reports a value that is none of the allowed ones.
    pub fn unknown_value(&mut self, what: &str, value: &Spanned<String>, allowed: &[&str]) {
        let problem = ShapeProblem::UnknownValue {
            what: what.to_owned(),
            value: value.value.clone(),
            nearest: nearest(&value.value, allowed.iter().copied()),
            allowed: allowed.iter().map(|&value| value.to_owned()).collect(),
        };
        self.report(problem, value.span);
    }

    pub fn wrong_type<T>(&mut self, node: &Node, what: &str, expected: &'static str) -> Option<T> {
        let problem = ShapeProblem::WrongType {
            what: what.to_owned(),
            expected,
            found: node.kind(),
        };
        self.report(problem, node.span);
        None
    }
}
