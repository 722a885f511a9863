use super::kind::Reason;
use super::list::{list, short};
use super::parts::Parts;

/// A rule or setting that is left out.
pub fn rule(reason: &Reason) -> Parts {
    let (message, help) = match reason {
        Reason::Check { text } => (
            format!(
                "the check `{}` is not in the spec: it is none of the language's",
                short(text)
            ),
            None,
        ),
        Reason::Default { text } => (
            format!(
                "the default `{}` is not in the spec: it is no value of the type",
                short(text)
            ),
            None,
        ),
        Reason::DefaultOfDatabase { text } => (
            format!(
                "the default `{}` is not in the spec: only the database can work it out",
                short(text)
            ),
            None,
        ),
        Reason::OnDelete { action } => (
            format!(
                "`ON DELETE {action}` is not in the spec: the language has restrict, cascade and set_null"
            ),
            None,
        ),
        Reason::IndexLeftOut { name, why } => (
            format!("the index `{name}` is not in the spec: {why}"),
            None,
        ),
        Reason::Trigger { names } => (
            format!("not in the spec, which has no triggers: {}", list(names)),
            Some("write it into a migration of your own"),
        ),
        Reason::Validation { text } | Reason::Option { text } => (
            format!("`{text}` is not in the spec: the language has nothing like it"),
            None,
        ),
        Reason::Labels { of } => (
            format!(
                "the labels of the enum `{of}` are left out: values are written as they are stored"
            ),
            None,
        ),
        Reason::TableName { table } => (
            format!(
                "the table's name `{table}` is not in the spec: it is for a table that is there already"
            ),
            Some("write `table:` on the entity if it is"),
        ),
        Reason::Setting { text, instead } => {
            (format!("`{text}` is not in the spec"), Some(*instead))
        }
        _ => (String::new(), None),
    };
    ("rule-left-out", message, help)
}
