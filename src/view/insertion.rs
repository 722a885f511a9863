use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, IdKind, Project};

use super::key::selected_key;

/// How a server numbers a new row.
#[derive(Debug, Serialize)]
pub struct InsertionView {
    /// Executes the statement.
    pub call: &'static str,
    /// The id, out of what `call` returns.
    pub id: &'static str,
    /// Ends the statement.
    #[serde(skip)]
    pub returning: String,
}

impl InsertionView {
    pub(super) fn of(project: &Project, entity: &Entity) -> Self {
        let dialect = Dialect::of(project);
        let is_numbered = entity.id.kind == IdKind::Bigint && dialect.sqlx;
        match (is_numbered, dialect.queries.returns_rows) {
            (true, true) => Self {
                call: "fetch_one",
                id: "try_get(0)?",
                returning: format!(" RETURNING {}", selected_key(entity, dialect)),
            },
            (true, false) => Self {
                call: "execute",
                id: "last_insert_id().cast_signed()",
                returning: String::new(),
            },
            (false, _) => Self {
                call: "execute",
                id: "",
                returning: String::new(),
            },
        }
    }
}
