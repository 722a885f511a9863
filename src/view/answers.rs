use serde::Serialize;

use crate::model::Entity;

use super::relation::RelationView;

/// How the handlers of an entity answer, with an `ETag` if the entity is versioned.
#[derive(Debug, Serialize)]
pub struct Answers {
    /// The type that answers with one row.
    pub row: String,
    /// Makes it of the variable that holds the row.
    pub row_reply: String,
    /// The type that answers with one row and its relations.
    pub detail: String,
    pub detail_reply: String,
}

impl Answers {
    pub(super) fn of(entity: &Entity, relations: &[RelationView]) -> Self {
        let (row, var) = (&entity.names.rust_type, &entity.names.var);
        let detail = if relations.is_empty() {
            row.clone()
        } else {
            format!("{row}Detail")
        };
        let path = if relations.is_empty() {
            var.clone()
        } else {
            format!("{var}.{var}")
        };
        let answer = |data: &str| {
            if entity.versioned {
                format!("Versioned<{data}>")
            } else {
                format!("Data<{data}>")
            }
        };
        let reply = |version: &str| {
            if entity.versioned {
                format!("Versioned {{ version: {version}.version, data: {var} }}")
            } else {
                format!("Data({var})")
            }
        };
        Self {
            row: answer(row),
            row_reply: reply(var),
            detail: answer(&detail),
            detail_reply: reply(&path),
        }
    }
}
