use std::fmt;

use crate::diagnostics::Wording;

use super::MigrationProblem;
use super::branches::{crossed_wording, unmerged_wording};

/// Everything that stands in the way of a migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationError {
    /// Never empty, in the order of the spec.
    pub problems: Vec<MigrationProblem>,
}

impl fmt::Display for MigrationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.problems.iter().enumerate() {
            let wording = problem.wording();
            let gap = if at == 0 { "" } else { "\n" };
            write!(f, "{gap}{}", wording.message)?;
            if let Some(help) = wording.help {
                write!(f, "\nhelp: {help}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for MigrationError {}

impl MigrationProblem {
    /// How the problem is put to the user.
    #[must_use]
    pub fn wording(&self) -> Wording {
        let (code, message, help) = match self {
            Self::EntityDropped { entity, table, alike } => (
                "entity-dropped",
                format!("`{entity}` is gone from the spec: the table `{table}` would be dropped with its rows"),
                dropped_help("entity", entity, alike),
            ),
            Self::LinkDropped { entity, relation, table, alike } => (
                "relation-dropped",
                format!("`{relation}` of `{entity}` is gone from the spec: the table `{table}` would be dropped with its rows"),
                dropped_help("relation", relation, alike),
            ),
            Self::MemberDropped { entity, member, alike } => (
                "field-dropped",
                format!("`{member}` of `{entity}` is gone from the spec: its values would be lost"),
                dropped_help("field", member, alike),
            ),
            Self::RequiredAdded { entity, member, can_default } => (
                "required-added",
                format!("`{member}` of `{entity}` is new and required: the rows that are there have no value for it"),
                format!(
                    "{}make it `optional`, fill it in by a migration of your own, and make it required then; \
                     `--allow-destructive` writes a migration that only works on an empty table",
                    default_help(*can_default)
                ),
            ),
            Self::MadeRequired { entity, member, can_default } => (
                "made-required",
                format!("`{member}` of `{entity}` is required now: rows may have no value for it"),
                format!(
                    "{}fill it in by a migration of your own, and pass `--allow-destructive` for a migration \
                     that stops if a value is missing",
                    default_help(*can_default)
                ),
            ),
            Self::Narrowed { entity, member, from, to } => (
                "type-narrowed",
                format!("`{member}` of `{entity}` goes from `{from}` to `{to}`: there may be values that do not fit"),
                "pass `--allow-destructive` for a migration that makes them fit where it can, or keep the wider type"
                    .to_owned(),
            ),
            Self::Replaced { entity, member, from, to } => (
                "type-replaced",
                format!("`{member}` of `{entity}` goes from `{from}` to `{to}`: its values would be lost"),
                "give the new one another name beside the old one and move the values in a migration of your own, \
                 or pass `--allow-destructive` to drop them"
                    .to_owned(),
            ),
            Self::SoftDeleteRemoved { entity } => (
                "soft-delete-removed",
                format!("`{entity}` has no `soft_delete` any more: its deleted rows would be removed for good"),
                "pass `--allow-destructive` to remove them, or keep `soft_delete`".to_owned(),
            ),
            Self::ColumnThere { entity, member, file } => (
                "column-there",
                format!("`{member}` of `{entity}` is new in the spec, but `{file}` has added a column of this name"),
                "rename the column by a migration of your own, sync, and move its values by another one".to_owned(),
            ),
            Self::HandmadeLost { entity, table, what, file } => (
                "handmade-lost",
                format!(
                    "the change of `{entity}` would lose the {what} of `{file}`, which names something of the \
                     table `{table}` that goes or gets another name"
                ),
                "drop it by a migration of your own and make it again after this one, or pass \
                 `--allow-destructive` to lose it"
                    .to_owned(),
            ),
            Self::NameTaken { entity, what, name, file } => (
                "name-taken",
                format!("`{entity}` needs the {what} `{name}`, but `{file}` has made something of this name"),
                "give yours another name, or drop it, by a migration of your own".to_owned(),
            ),
            Self::ExistingRebuilt { entity, table } => (
                "existing-rebuilt",
                format!("the change of `{entity}` needs the table `{table}` to be built anew, which was there before the service"),
                "change it by a migration of your own and let the spec follow with `--allow-destructive`, \
                 which keeps only what the spec says of the table"
                    .to_owned(),
            ),
            Self::IdChanged { entity, from, to } => (
                "id-changed",
                format!("the id of `{entity}` goes from `{from}` to `{to}`: everything that refers to its rows would break"),
                format!("keep `id: {from}`, or add a new entity and move the rows by a migration of your own"),
            ),
            Self::Crossed { conflict, order } => {
                return crossed_wording(conflict, order.as_deref());
            }
            Self::Unmerged { file, line } => return unmerged_wording(file, *line),
        };
        Wording {
            code,
            message,
            label: self.label(),
            help: Some(help),
        }
    }

    /// Beside the caret, where that points to what is left.
    fn label(&self) -> Option<String> {
        match self {
            Self::EntityDropped { entity, .. } => Some(format!("`{entity}` is not here any more")),
            Self::LinkDropped { relation, .. } => {
                Some(format!("`{relation}` is not in here any more"))
            }
            Self::MemberDropped { member, .. } => {
                Some(format!("`{member}` is not in here any more"))
            }
            _ => None,
        }
    }
}

fn default_help(can_default: bool) -> &'static str {
    if can_default {
        "give it a `default=` for them; or "
    } else {
        ""
    }
}

fn dropped_help(what: &str, old: &str, alike: &[String]) -> String {
    let new = match alike {
        [] => return format!("pass `--allow-destructive` to drop it, or put the {what} back"),
        [new] => format!("`{new}`"),
        several => {
            let several: Vec<_> = several.iter().map(|new| format!("`{new}`")).collect();
            format!("one of {}", several.join(", "))
        }
    };
    let sign = if what == "entity" { ": " } else { "=" };
    format!(
        "if it is {new} now, write `renamed_from{sign}{old}` there and everything is kept; \
         if it is to go, pass `--allow-destructive`"
    )
}
