use crate::diagnostics::{Span, Spanned};

/// A value of a YAML document and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub span: Span,
    /// In brackets or braces.
    pub flow: bool,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Scalar(Scalar),
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    pub text: String,
    /// Without quotes: only then can it be a number, a bool or null.
    pub plain: bool,
}

/// A key of a mapping with its value; no key is there twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: Spanned<String>,
    pub value: Node,
}

impl Node {
    #[must_use]
    pub fn is_null(&self) -> bool {
        match &self.value {
            Value::Scalar(scalar) => scalar.is_null(),
            Value::Sequence(_) | Value::Mapping(_) => false,
        }
    }

    /// The scalars of a list, with their places.
    #[must_use]
    pub fn texts(&self) -> Vec<Spanned<String>> {
        let items = match &self.value {
            Value::Sequence(items) => items.as_slice(),
            Value::Scalar(_) | Value::Mapping(_) => &[],
        };
        let texts = items.iter().filter_map(|item| match &item.value {
            Value::Scalar(scalar) => Some(Spanned {
                value: scalar.text.clone(),
                span: item.span,
            }),
            Value::Sequence(_) | Value::Mapping(_) => None,
        });
        texts.collect()
    }

    /// As JSON; nothing where a number is none of JSON's. The tree is no deeper than the parser
    /// allows, so the recursion is bounded.
    #[must_use]
    pub fn json(&self) -> Option<serde_json::Value> {
        Some(match &self.value {
            Value::Sequence(items) => items.iter().map(Self::json).collect::<Option<_>>()?,
            Value::Mapping(entries) => {
                let entries = entries
                    .iter()
                    .map(|entry| Some((entry.key.value.clone(), entry.value.json()?)));
                serde_json::Value::Object(entries.collect::<Option<_>>()?)
            }
            Value::Scalar(scalar) if scalar.is_null() => serde_json::Value::Null,
            Value::Scalar(scalar) => match (scalar.as_bool(), scalar.plain) {
                (Some(value), _) => value.into(),
                (None, true) => serde_json::from_str::<serde_json::Number>(&scalar.text)
                    .map_or_else(|_| scalar.text.clone().into(), serde_json::Value::Number),
                (None, false) => scalar.text.clone().into(),
            },
        })
    }

    /// What a mapping has under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Value::Mapping(entries) = &self.value else {
            return None;
        };
        let entry = entries.iter().find(|entry| entry.key.value == key)?;
        Some(&entry.value)
    }

    #[must_use]
    pub fn is_mapping_or_null(&self) -> bool {
        matches!(self.value, Value::Mapping(_)) || self.is_null()
    }

    /// The kind of value, as a message names it.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
            Value::Scalar(scalar) if scalar.is_null() => "nothing",
            Value::Scalar(scalar) if scalar.as_bool().is_some() => "a boolean",
            Value::Scalar(scalar) if scalar.is_number() => "a number",
            Value::Scalar(_) => "a text",
        }
    }
}

impl Scalar {
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.plain && matches!(self.text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }

    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.text.as_str() {
            "true" | "True" | "TRUE" if self.plain => Some(true),
            "false" | "False" | "FALSE" if self.plain => Some(false),
            _ => None,
        }
    }

    fn is_number(&self) -> bool {
        self.plain && self.text.parse::<f64>().is_ok()
    }
}
