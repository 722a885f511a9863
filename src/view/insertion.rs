use serde::Serialize;

use crate::model::{Engine, Entity, IdKind, Project};

use super::key::selected_key;
use super::sql::Dialect;

/// How a server stores a new row, and numbers it if need be.
#[derive(Debug, Serialize)]
pub struct InsertionView {
    /// What storing a row gives.
    pub result: &'static str,
    /// Makes a query of the statement.
    pub query: &'static str,
    /// Sends it.
    pub call: &'static str,
    /// The result, out of `insert`.
    pub value: &'static str,
    /// Before a call that stores a row: what its result is assigned to.
    pub assign: String,
    /// Ends the statement.
    #[serde(skip)]
    pub returning: String,
}

impl InsertionView {
    pub(super) fn of(project: &Project, entity: &Entity) -> Self {
        let assign = format!("{}.id = ", entity.names.var);
        let plain = Self {
            result: "()",
            query: "sqlx::query",
            call: "execute",
            value: "insert.await.map(drop)",
            assign: String::new(),
            returning: String::new(),
        };
        match (entity.id.kind, project.engine) {
            (IdKind::Uuid, _) | (_, Engine::Sqlite) => plain,
            (IdKind::Bigint, Engine::Postgres) => Self {
                result: "i64",
                query: "sqlx::query_scalar",
                call: "fetch_one",
                value: "insert.await",
                assign,
                returning: format!(" RETURNING {}", selected_key(entity, Dialect::of(project))),
            },
            (IdKind::Bigint, Engine::Mysql) => Self {
                result: "i64",
                value: "insert.await.map(|done| done.last_insert_id().cast_signed())",
                assign,
                ..plain
            },
        }
    }
}
