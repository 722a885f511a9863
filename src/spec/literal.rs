use super::yaml::{Node, Value};

/// A value as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// A word of the short form, which has no types.
    Word(String),
    /// A value of the long form, with YAML's types.
    Node(Node),
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
            Self::Node(node) => match &node.value {
                Value::Scalar(scalar) => scalar.text.clone(),
                Value::Sequence(_) | Value::Mapping(_) => node.kind().to_owned(),
            },
        }
    }

    /// The value as JSON; a word must be a JSON text.
    #[must_use]
    pub fn json(&self) -> Option<serde_json::Value> {
        match self {
            Self::Word(word) => serde_json::from_str(word).ok(),
            Self::Node(node) => node_json(node),
        }
    }
}

/// The tree is no deeper than the parser allows, so the recursion is bounded.
pub(super) fn node_json(node: &Node) -> Option<serde_json::Value> {
    Some(match &node.value {
        Value::Sequence(items) => {
            serde_json::Value::Array(items.iter().map(node_json).collect::<Option<_>>()?)
        }
        Value::Mapping(entries) => serde_json::Value::Object(
            entries
                .iter()
                .map(|entry| Some((entry.key.value.clone(), node_json(&entry.value)?)))
                .collect::<Option<_>>()?,
        ),
        Value::Scalar(scalar) if scalar.is_null() => serde_json::Value::Null,
        Value::Scalar(scalar) => match (scalar.as_bool(), scalar.plain) {
            (Some(value), _) => value.into(),
            (None, true) => serde_json::from_str::<serde_json::Number>(&scalar.text)
                .map_or_else(|_| scalar.text.clone().into(), serde_json::Value::Number),
            (None, false) => scalar.text.clone().into(),
        },
    })
}
