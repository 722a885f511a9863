use super::document::Document;
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem, Span};
use crate::spec::yaml::{Node, Value};

/// What a YAML tree means, without places and styles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    Nothing,
    Text(String),
    List(Vec<Shape>),
    Mapping(Vec<(String, Shape)>),
}

/// Reads an edited text again: it must mean what was asked for, and nothing else.
pub(super) fn verify(file_name: &str, text: &str, expected: &Shape) -> Result<(), Diagnostics> {
    let document = Document::read(file_name, text)?;
    if Shape::of(&document.root) == *expected {
        return Ok(());
    }
    let problem = Diagnostic::error(EditProblem::NotVerified, Span::default());
    Err(document.refuse(problem))
}

impl Shape {
    /// The tree is no deeper than the parser allows, so the recursion is bounded.
    pub(super) fn of(node: &Node) -> Self {
        match &node.value {
            _ if node.is_null() => Self::Nothing,
            Value::Scalar(scalar) => Self::Text(scalar.text.clone()),
            Value::Sequence(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Mapping(entries) => Self::Mapping(
                entries
                    .iter()
                    .map(|entry| (entry.key.value.clone(), Self::of(&entry.value)))
                    .collect(),
            ),
        }
    }

    pub(super) fn entry(self, key: &str) -> Option<Self> {
        let Self::Mapping(entries) = self else {
            return None;
        };
        entries
            .into_iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// Adds an entry at the end of the mapping under a key of the root.
    pub(super) fn add(&mut self, key: &str, name: &str, value: Self) {
        let Self::Mapping(entries) = self else { return };
        let added = (name.to_owned(), value);
        match entries.iter_mut().find(|(present, _)| present == key) {
            Some((_, Self::Mapping(inner))) => inner.push(added),
            Some((_, other)) => *other = Self::Mapping(vec![added]),
            None => entries.push((key.to_owned(), Self::Mapping(vec![added]))),
        }
    }
}
