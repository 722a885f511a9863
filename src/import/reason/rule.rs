use super::list::{list, short};
use super::parts::Parts;

/// Why a rule or a setting is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleReason {
    Check {
        text: String,
    },
    Default {
        text: String,
    },
    /// A default such as the present time.
    DefaultOfDatabase {
        text: String,
    },
    OnDelete {
        action: String,
    },
    IndexLeftOut {
        name: String,
        why: &'static str,
    },
    Trigger {
        names: Vec<String>,
    },
    Option {
        text: String,
    },
    /// A setting of an application that a spec has a key for.
    Setting {
        text: String,
        instead: &'static str,
    },
    Labels {
        of: String,
    },
    Validation {
        text: String,
    },
    TableName {
        table: String,
    },
}

impl RuleReason {
    pub(super) fn parts(&self) -> Parts {
        let (message, help) = match self {
            Self::Check { text } => (
                format!(
                    "the check `{}` is not in the spec: it is none of the language's",
                    short(text)
                ),
                None,
            ),
            Self::Default { text } => (
                format!(
                    "the default `{}` is not in the spec: it is no value of the type",
                    short(text)
                ),
                None,
            ),
            Self::DefaultOfDatabase { text } => (
                format!(
                    "the default `{}` is not in the spec: only the database can work it out",
                    short(text)
                ),
                None,
            ),
            Self::OnDelete { action } => (
                format!(
                    "`ON DELETE {action}` is not in the spec: the language has restrict, cascade and set_null"
                ),
                None,
            ),
            Self::IndexLeftOut { name, why } => (
                format!("the index `{name}` is not in the spec: {why}"),
                None,
            ),
            Self::Trigger { names } => (
                format!("not in the spec, which has no triggers: {}", list(names)),
                Some("write it into a migration of your own"),
            ),
            Self::Validation { text } | Self::Option { text } => (
                format!("`{text}` is not in the spec: the language has nothing like it"),
                None,
            ),
            Self::Labels { of } => (
                format!(
                    "the labels of the enum `{of}` are left out: values are written as they are stored"
                ),
                None,
            ),
            Self::TableName { table } => (
                format!(
                    "the table's name `{table}` is not in the spec: it is for a table that is there already"
                ),
                Some("write `table:` on the entity if it is"),
            ),
            Self::Setting { text, instead } => {
                (format!("`{text}` is not in the spec"), Some(*instead))
            }
        };
        ("rule-left-out", message, help)
    }
}
