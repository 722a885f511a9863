use crate::migrate::schema::{Index, Table};

use super::Server;
use super::lowercase::lowercases;
use super::storage::{ROW_TEXT, is_long};

/// A column as an index has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indexed {
    /// The column, or in `MySQL` the one that has it in lower case.
    pub column: String,
    is_lowered: bool,
    /// Lists have nulls first, so an index that shall serve their order has, too.
    nulls_first: bool,
    /// Of long texts `MySQL` takes the beginning.
    is_prefix: bool,
}

impl Indexed {
    pub fn of(server: Server, table: &Table, index: &Index, column: &str) -> Self {
        let found = table.column(column);
        let is_nullable = found.is_some_and(|column| column.nullable);
        let ignores_case = table.ignores_case(index, column);
        let lowercases = lowercases(server, table);
        let lowercase = lowercases
            .iter()
            .find(|lowercase| ignores_case && lowercase.column.name == column);
        let is_lowered = ignores_case && server == Server::Postgres;
        Self {
            column: lowercase.map_or_else(|| column.to_owned(), |lowercase| lowercase.name.clone()),
            is_lowered,
            nulls_first: is_nullable && !is_lowered && server == Server::Postgres,
            is_prefix: server == Server::Mysql && found.is_some_and(is_long),
        }
    }

    pub fn text(&self, server: Server) -> String {
        let Self {
            column,
            is_lowered,
            nulls_first,
            is_prefix,
        } = self;
        let name = server.quote(column);
        match (is_lowered, nulls_first, is_prefix) {
            (true, ..) => format!("lower({name})"),
            (_, true, _) => format!("{name} NULLS FIRST"),
            (.., true) => format!("{name}({ROW_TEXT})"),
            _ => name,
        }
    }

    /// Whether the other one is the same but for the name of the column.
    pub fn is_like(&self, other: &Self) -> bool {
        let other = Self {
            column: self.column.clone(),
            ..other.clone()
        };
        *self == other
    }
}
