use std::collections::BTreeMap;

use super::word::Word;
use super::yaml::{Node, Value};
use crate::diagnostics::{Span, Spanned};

/// The words of one declaration, each at most once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeclarationWords(BTreeMap<Word, DeclaredWord>);

/// A word as it stands in a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredWord {
    /// The whole word, `max=5`, or the key of the long form.
    pub span: Span,
    /// Absent for the words that take no value.
    pub value: Option<Spanned<Literal>>,
}

/// A value as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// A word of the short form, which has no types.
    Word(String),
    /// A value of the long form, with YAML's types.
    Node(Node),
}

impl DeclarationWords {
    /// Adds a word, unless it is there already: then the place of the first is returned.
    pub fn add(&mut self, word: Word, declared: DeclaredWord) -> Option<Span> {
        if let Some(first) = self.0.get(&word) {
            return Some(first.span);
        }
        self.0.insert(word, declared);
        None
    }

    #[must_use]
    pub fn get(&self, word: Word) -> Option<&DeclaredWord> {
        self.0.get(&word)
    }

    #[must_use]
    pub fn has(&self, word: Word) -> bool {
        self.0.contains_key(&word)
    }

    #[must_use]
    pub fn value(&self, word: Word) -> Option<&Spanned<Literal>> {
        self.0.get(&word)?.value.as_ref()
    }

    /// The value of a word as a text.
    #[must_use]
    pub fn text(&self, word: Word) -> Option<Spanned<String>> {
        let value = self.value(word)?;
        Some(Spanned::new(value.value.text()?.to_owned(), value.span))
    }

    pub fn iter(&self) -> impl Iterator<Item = (Word, &DeclaredWord)> {
        self.0.iter().map(|(word, declared)| (*word, declared))
    }
}

impl Literal {
    /// The text, where the value is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Node(node) => match &node.value {
                Value::Scalar(scalar) => Some(&scalar.text),
                Value::Sequence(_) | Value::Mapping(_) => None,
            },
        }
    }

    /// The value for a message.
    #[must_use]
    pub fn display(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::Node(node) => {
                let text = self.text();
                text.unwrap_or_else(|| node.kind()).to_owned()
            }
        }
    }

    /// The value as JSON; a word must be a JSON text.
    #[must_use]
    pub fn json(&self) -> Option<serde_json::Value> {
        match self {
            Self::Word(word) => serde_json::from_str(word).ok(),
            Self::Node(node) => node.json(),
        }
    }
}
