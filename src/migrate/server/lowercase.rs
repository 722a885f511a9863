use crate::migrate::difference::TableChange;
use crate::migrate::schema::{Column, Table};

use super::Server;
use super::definition::Definition;
use super::renamed::free_name;

/// In `MySQL`, a column that has another one in lower case, for unique indexes that ignore case:
/// `MariaDB` has no indexes of expressions, and another collation would be that of filters, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lowercase {
    pub name: String,
    /// The column that it follows.
    pub column: Definition,
}

/// Those of a table. In one that was there before the service, the collation that it has decides.
pub fn lowercases(server: Server, table: &Table) -> Vec<Lowercase> {
    if server == Server::Postgres || table.existing {
        return Vec::new();
    }
    let is_ignored = |column: &&Column| {
        let mut indexes = table.indexes.iter();
        indexes.any(|index| {
            index.columns.contains(&column.name) && table.ignores_case(index, &column.name)
        })
    };
    let columns = table.columns.iter().filter(is_ignored);
    columns
        .map(|column| Lowercase {
            name: free_name(&format!("{}_lowercase", column.name), |name| {
                table.has_column(name)
            }),
            column: Definition::of(server, &table.name, column),
        })
        .collect()
}

impl Lowercase {
    /// Name, type and expression.
    pub fn head(&self, server: Server) -> String {
        let [name, column] = [&self.name, &self.column.name].map(|name| server.quote(name));
        let storage = &self.column.storage;
        format!("{name} {storage} AS (lower({column})) VIRTUAL")
    }
}

/// What becomes of them where a table changes.
#[derive(Debug, Default)]
pub struct Lowercases {
    /// Also those whose columns are changed, which `MySQL` does not do beneath them.
    pub gone: Vec<Lowercase>,
    pub made: Vec<Lowercase>,
}

impl Lowercases {
    pub fn of(server: Server, change: &TableChange<'_>) -> Self {
        let [mut gone, mut made] = [change.from, change.to].map(|table| lowercases(server, table));
        let stays = |old: &Lowercase, new: &Lowercase| {
            old.head(server) == new.head(server)
                && old.column.head(server) == new.column.head(server)
                && change.new_name(&old.column.name) == Some(new.column.name.as_str())
        };
        gone.retain(|old| {
            let same = made.iter().position(|new| stays(old, new));
            same.map(|at| made.remove(at)).is_none()
        });
        Self { gone, made }
    }
}
