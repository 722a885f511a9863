use super::meaning::YamlMeaning;
use crate::spec::yaml::quote::{block_scalar, flow_scalar};

/// A piece of YAML that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fragment {
    Text(String),
    /// `[a, b]`
    List(Vec<String>),
    /// One item per line, where there are lines.
    Items(Vec<Fragment>),
    /// `{a: b}`
    Inline(Vec<(String, Fragment)>),
    /// One key per line, where there are lines.
    Block(Vec<(String, Fragment)>),
}

impl Fragment {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// With its key, as lines that begin in the first column.
    pub(super) fn entry_lines(&self, key: &str, unit: usize) -> Vec<String> {
        let mut lines = vec![format!("{key}:")];
        match self {
            Self::Text(text) => return vec![format!("{key}: {}", block_scalar(text))],
            Self::List(_) | Self::Inline(_) => return vec![format!("{key}: {}", self.flow())],
            Self::Items(items) => {
                let items = items.iter().map(|item| format!("- {}", item.flow()));
                lines.extend(indented(items.collect(), unit));
            }
            Self::Block(entries) => {
                for (key, value) in entries {
                    lines.extend(indented(value.entry_lines(key, unit), unit));
                }
            }
        }
        lines
    }

    /// In one line.
    pub(super) fn flow(&self) -> String {
        match self {
            Self::Text(text) => flow_scalar(text),
            Self::List(items) => {
                let items: Vec<_> = items.iter().map(|item| flow_scalar(item)).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Items(items) => {
                let items: Vec<_> = items.iter().map(Self::flow).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Inline(entries) | Self::Block(entries) => {
                let entry = |(key, value): &(String, Self)| format!("{key}: {}", value.flow());
                let entries: Vec<_> = entries.iter().map(entry).collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }

    /// What it means.
    pub(super) fn meaning(&self) -> YamlMeaning {
        match self {
            Self::Text(text) => YamlMeaning::Text(text.clone()),
            Self::List(items) => {
                YamlMeaning::list(items.iter().cloned().map(YamlMeaning::Text).collect())
            }
            Self::Items(items) => YamlMeaning::list(items.iter().map(Self::meaning).collect()),
            Self::Inline(entries) | Self::Block(entries) => {
                let entry = |(key, value): &(String, Self)| (key.clone(), value.meaning());
                YamlMeaning::mapping(entries.iter().map(entry).collect())
            }
        }
    }
}

pub(super) fn indented(lines: Vec<String>, columns: usize) -> Vec<String> {
    lines
        .into_iter()
        .map(|line| format!("{:columns$}{line}", ""))
        .collect()
}
