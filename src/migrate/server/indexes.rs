use crate::migrate::difference::{ColumnChange, TableChange};
use crate::migrate::schema::{Index, Table};
use crate::names::shorten;

use super::Server;
use super::alter::is_converted;
use super::create::{add_index, create_index, indexed};
use super::renamed::in_order;

/// What becomes of the indexes of a table that stays.
#[derive(Debug, Default)]
pub struct Indexes {
    pub dropped: Vec<String>,
    /// `MySQL` needs them for foreign keys until the new ones are there, unless a column of theirs
    /// goes.
    replaced: Vec<String>,
    pub renamed: Vec<(String, String)>,
    pub created: Vec<Index>,
}

impl Indexes {
    pub fn of(server: Server, change: &TableChange<'_>) -> Self {
        let mut indexes = Self::default();
        let mut new: Vec<&Index> = change.to.indexes.iter().collect();
        for old in &change.from.indexes {
            let same = new.iter().position(|new| is_same(server, change, old, new));
            match same.map(|at| new.remove(at)) {
                Some(new) if new.name == old.name => {}
                Some(new) => indexes
                    .renamed
                    .push((shorten(&old.name), shorten(&new.name))),
                None if server == Server::Mysql && !goes(change, old) => {
                    indexes.replaced.push(shorten(&old.name));
                }
                None => indexes.dropped.push(shorten(&old.name)),
            }
        }
        indexes.created = new.into_iter().cloned().collect();
        indexes
    }

    /// The statements that free what is to go; the table has its old name still.
    pub fn drops(&self, server: Server, table: &Table) -> Vec<String> {
        let drop = |name: &String| match server {
            // On the way back, one that was built apart may be gone already.
            Server::Postgres => format!("DROP INDEX IF EXISTS {};", server.quote(name)),
            Server::Mysql => format!(
                "DROP INDEX {} ON {};",
                server.quote(name),
                server.quote(&table.name)
            ),
        };
        self.dropped.iter().map(drop).collect()
    }

    /// The statements that take back what `creations` builds.
    pub fn undone(&self, server: Server) -> Vec<String> {
        let drop = |index: &Index| {
            let name = server.quote(&shorten(&index.name));
            format!("DROP INDEX IF EXISTS {name};")
        };
        self.created.iter().map(drop).collect()
    }

    pub fn renames(&self, server: Server, table: &Table) -> Vec<String> {
        let renames = in_order(self.renamed.clone());
        let rename = |(old, new): (String, String)| {
            let (old, new) = (server.quote(&old), server.quote(&new));
            match server {
                Server::Postgres => format!("ALTER INDEX {old} RENAME TO {new};"),
                Server::Mysql => {
                    let table = server.quote(&table.name);
                    format!("ALTER TABLE {table} RENAME INDEX {old} TO {new};")
                }
            }
        };
        renames.into_iter().map(rename).collect()
    }

    /// The statements that drop what was needed until now.
    pub fn late_drops(&self, server: Server, table: &Table) -> Vec<String> {
        let table_name = server.quote(&table.name);
        let drops: Vec<_> = self
            .replaced
            .iter()
            .map(|name| format!("DROP INDEX {}", server.quote(name)))
            .collect();
        if drops.is_empty() {
            return Vec::new();
        }
        let additions = self
            .created
            .iter()
            .map(|index| add_index(server, table, index));
        let changes: Vec<_> = drops.into_iter().chain(additions).collect();
        vec![format!(
            "ALTER TABLE {table_name}\n    {};",
            changes.join(",\n    ")
        )]
    }

    /// The statements that build the new ones, while rows are written if that is wanted.
    pub fn creations(&self, server: Server, table: &Table, apart: bool) -> Vec<String> {
        if !self.replaced.is_empty() {
            return Vec::new();
        }
        let create = |index: &Index| {
            if !apart {
                return create_index(server, table, index, "");
            }
            // One that was given up halfway is there, and of no use.
            let name = server.quote(&shorten(&index.name));
            let create = create_index(server, table, index, " CONCURRENTLY");
            format!("DROP INDEX CONCURRENTLY IF EXISTS {name};\n{create}")
        };
        self.created.iter().map(create).collect()
    }
}

/// Whether a column of an index goes, or is replaced by another one.
fn goes(change: &TableChange<'_>, index: &Index) -> bool {
    index.columns.iter().any(|name| {
        change.columns.iter().any(|column| match column {
            ColumnChange::Dropped(column) => column.name == *name,
            ColumnChange::Kept { from, to } => {
                from.name == *name && is_converted(&from.kind, &to.kind)
            }
            ColumnChange::Added(_) => false,
        })
    })
}

/// Whether an index does the same for the new table as it did for the old one.
fn is_same(server: Server, change: &TableChange<'_>, old: &Index, new: &Index) -> bool {
    let is_same_column = |old: &String, new: &String| {
        change.new_name(old) == Some(new.as_str())
            && indexed(server, change.from, old).replace(&**old, new)
                == indexed(server, change.to, new)
    };
    let stays = server == Server::Postgres || !goes(change, old);
    stays
        && old.kind == new.kind
        && old.columns.len() == new.columns.len()
        && old
            .columns
            .iter()
            .zip(&new.columns)
            .all(|(old, new)| is_same_column(old, new))
}
