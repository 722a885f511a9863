use std::collections::BTreeMap;

use super::draft::Draft;
use super::implicit::implicit;
use super::relation::key_name;
use crate::diagnostics::{RelationProblem, nearest};
use crate::model::FieldKind;

/// The columns that a set may name, and why some of them may not be part of one.
pub(super) struct Columns {
    pub(super) by_name: BTreeMap<String, Result<String, String>>,
    pub(super) complete: bool,
}

impl Columns {
    pub(super) fn new(draft: &Draft<'_>) -> Self {
        let mut by_name = BTreeMap::new();
        for column in implicit(&draft.settings) {
            by_name.insert(column.name.to_owned(), Ok(column.name.to_owned()));
        }
        for raw in &draft.raw.fields {
            by_name.insert(raw.name.value.clone(), Ok(raw.name.value.clone()));
        }
        for field in &draft.fields {
            let why = match field.kind {
                FieldKind::Json => Some("a JSON value cannot be compared"),
                FieldKind::Password { .. } => Some("only the hash of a password is stored"),
                _ => None,
            };
            if let Some(why) = why {
                by_name.insert(field.names.wire.clone(), Err(why.to_owned()));
            }
        }
        for relation in &draft.raw.relations {
            let name = &relation.name.value;
            let key = key_name(name);
            let many = draft
                .many_to_many
                .iter()
                .any(|many| many.raw.name.value == *name);
            let column = if many {
                Err("it is a list, kept in a table of its own".to_owned())
            } else {
                Ok(key.clone())
            };
            by_name.insert(name.clone(), column.clone());
            if column.is_ok() {
                by_name.insert(key, column);
            }
        }
        Self {
            by_name,
            complete: draft.raw.sound,
        }
    }
}

pub(super) fn unknown(known: &Columns, what: &'static str, name: &str) -> RelationProblem {
    RelationProblem::UnknownColumn {
        what,
        name: name.to_owned(),
        nearest: nearest(name, known.by_name.keys().map(String::as_str)),
        columns: known.by_name.keys().take(24).cloned().collect(),
    }
}
