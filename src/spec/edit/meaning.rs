use super::path::PathStep;
use crate::spec::yaml::{Node, Value};

/// What a YAML tree means, without places and styles; what is empty is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum YamlMeaning {
    Nothing,
    Text(String),
    List(Vec<YamlMeaning>),
    Mapping(Vec<(String, YamlMeaning)>),
}

impl YamlMeaning {
    /// The tree is no deeper than the parser allows, so the recursion is bounded.
    pub(super) fn of(node: &Node) -> Self {
        match &node.value {
            _ if node.is_null() => Self::Nothing,
            Value::Scalar(scalar) => Self::Text(scalar.text.clone()),
            Value::Sequence(items) => Self::list(items.iter().map(Self::of).collect()),
            Value::Mapping(entries) => {
                let entry = |entry: &crate::spec::yaml::Entry| {
                    (entry.key.value.clone(), Self::of(&entry.value))
                };
                Self::mapping(entries.iter().map(entry).collect())
            }
        }
    }

    pub(super) fn list(items: Vec<Self>) -> Self {
        if items.is_empty() {
            Self::Nothing
        } else {
            Self::List(items)
        }
    }

    pub(super) fn mapping(entries: Vec<(String, Self)>) -> Self {
        if entries.is_empty() {
            Self::Nothing
        } else {
            Self::Mapping(entries)
        }
    }

    pub(super) fn at(&mut self, path: &[PathStep]) -> Option<&mut Self> {
        path.iter()
            .try_fold(self, |meaning, step| match (step, meaning) {
                (PathStep::Key(key), Self::Mapping(entries)) => entries
                    .iter_mut()
                    .find(|(name, _)| name == key)
                    .map(|(_, value)| value),
                (PathStep::Item(at), Self::List(items)) => items.get_mut(*at),
                _ => None,
            })
    }

    /// Adds an entry to a mapping, or to nothing.
    pub(super) fn insert(&mut self, at: usize, key: &str, value: Self) {
        let entry = (key.to_owned(), value);
        match self {
            Self::Mapping(entries) => entries.insert(at.min(entries.len()), entry),
            _ => *self = Self::Mapping(vec![entry]),
        }
    }

    /// Adds an item at the end of a list, or to nothing.
    pub(super) fn push(&mut self, item: Self) {
        match self {
            Self::List(items) => items.push(item),
            _ => *self = Self::List(vec![item]),
        }
    }

    /// Takes an entry or an item out.
    pub(super) fn remove(&mut self, step: &PathStep) {
        match (&mut *self, step) {
            (Self::Mapping(entries), PathStep::Key(key)) => entries.retain(|(name, _)| name != key),
            (Self::List(items), PathStep::Item(at)) if *at < items.len() => {
                items.remove(*at);
            }
            _ => {}
        }
        let is_empty = match self {
            Self::Mapping(entries) => entries.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Nothing | Self::Text(_) => false,
        };
        if is_empty {
            *self = Self::Nothing;
        }
    }

    pub(super) fn rename(&mut self, from: &str, to: &str) {
        if let Self::Mapping(entries) = self
            && let Some((name, _)) = entries.iter_mut().find(|(name, _)| name == from)
        {
            to.clone_into(name);
        }
    }
}
