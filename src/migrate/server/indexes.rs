use crate::dialect::Dialect;
use crate::migrate::ddl::{
    GeneratedColumn, IndexedColumn, add_index, create_index, generated_columns, in_order_aside,
};
use crate::migrate::difference::{ColumnChange, TableChange, is_converted};
use crate::migrate::schema::{Index, Table};

use super::alteration::Server;

/// What becomes of the indexes of a table that stays.
#[derive(Debug, Default)]
pub struct IndexChanges {
    pub dropped: Vec<String>,
    /// `MySQL` needs them for foreign keys until the new ones are there, unless a column of theirs
    /// goes.
    replaced: Vec<String>,
    pub renamed: Vec<(String, String)>,
    pub created: Vec<Index>,
    /// The columns of foreign keys that `MySQL` would have no index for meanwhile.
    bridged: Vec<String>,
}

impl IndexChanges {
    pub fn of(server: Server, change: &TableChange<'_>) -> Self {
        let mut indexes = Self::default();
        let kept = |name: &str| server.dialect.kept_name(name);
        let mut new: Vec<&Index> = change.to.indexes.iter().collect();
        let generated = GeneratedChanges::of(server.dialect, change);
        let converts = !server.can.alters_parts;
        let goes = |index: &Index| goes(server.dialect, change, &generated, converts, index);
        for old in &change.from.indexes {
            let goes = goes(old);
            let same = new
                .iter()
                .position(|new| !goes && is_same(server, change, old, new));
            match same.map(|at| new.remove(at)) {
                Some(new) if new.name == old.name => {}
                Some(new) => indexes.renamed.push((kept(&old.name), kept(&new.name))),
                None if server.can.keys_need_indexes && !goes => {
                    indexes.replaced.push(kept(&old.name));
                }
                None => indexes.dropped.push(kept(&old.name)),
            }
        }
        indexes.created = new.into_iter().cloned().collect();
        if server.can.keys_need_indexes {
            indexes.bridged = bridged(change, goes);
        }
        indexes
    }

    /// The statements that free what is to go; the table has its old name still.
    pub fn drops(&self, server: Server, table: &Table) -> Vec<String> {
        let name = server.quote(&table.name);
        let bridge = |column: &String| {
            let (bridge, column) = (bridge(server, table, column), server.quote(column));
            format!("CREATE INDEX {bridge} ON {name} ({column});")
        };
        let drop = |index: &String| {
            let index = server.quote(index);
            if server.can.names_indexes {
                // On the way back, one that was built apart may be gone already.
                format!("DROP INDEX IF EXISTS {index};")
            } else {
                format!("DROP INDEX {index} ON {name};")
            }
        };
        let bridges = self.bridged.iter().map(bridge);
        bridges.chain(self.dropped.iter().map(drop)).collect()
    }

    /// The statements that drop what stood for an index until the new ones are there.
    pub fn unbridged(&self, server: Server, change: &TableChange<'_>) -> Vec<String> {
        let drop = |column: &String| {
            let bridge = bridge(server, change.from, column);
            format!("DROP INDEX {bridge} ON {};", server.quote(&change.to.name))
        };
        self.bridged.iter().map(drop).collect()
    }

    /// The statements that take back what `creations` builds.
    pub fn undone(&self, server: Server) -> Vec<String> {
        let drop = |index: &Index| {
            let name = server.kept_name(&index.name);
            format!("DROP INDEX IF EXISTS {name};")
        };
        self.created.iter().map(drop).collect()
    }

    pub fn renames(&self, server: Server, table: &Table) -> Vec<String> {
        let renames = in_order_aside(server.dialect, self.renamed.clone());
        let rename = |(old, new): (String, String)| {
            let (old, new) = (server.quote(&old), server.quote(&new));
            if server.can.names_indexes {
                format!("ALTER INDEX {old} RENAME TO {new};")
            } else {
                let table = server.quote(&table.name);
                format!("ALTER TABLE {table} RENAME INDEX {old} TO {new};")
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
            .map(|index| add_index(server.dialect, table, index));
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
                return create_index(server.dialect, table, index, "");
            }
            // One that was given up halfway is there, and of no use.
            let name = server.kept_name(&index.name);
            let create = create_index(server.dialect, table, index, " CONCURRENTLY");
            format!("DROP INDEX CONCURRENTLY IF EXISTS {name};\n{create}")
        };
        self.created.iter().map(create).collect()
    }
}

/// Whether a column of an index goes, or is replaced by another one, as `converts` replaces those
/// whose values are put in other words.
fn goes(
    dialect: &Dialect,
    change: &TableChange<'_>,
    generated: &GeneratedChanges,
    converts: bool,
    index: &Index,
) -> bool {
    index.columns.iter().any(|name| {
        let mut gone = generated.gone.iter();
        let indexed = IndexedColumn::of(dialect, change.from, index, name).column;
        let goes = change.columns.iter().any(|column| match column {
            ColumnChange::Dropped(column) => column.name == *name,
            ColumnChange::Kept { from, to } => {
                from.name == *name && converts && is_converted(&from.kind, &to.kind)
            }
            ColumnChange::Added(_) => false,
        });
        goes || gone.any(|generated| generated.name == indexed)
    })
}

/// The columns of foreign keys that stay while every index for them goes.
fn bridged(change: &TableChange<'_>, goes: impl Fn(&Index) -> bool) -> Vec<String> {
    let stays = |name: &str| change.new_name(name).is_some();
    let keys = change.from.columns.iter();
    let keys = keys.filter(|column| column.references.is_some() && stays(&column.name));
    let is_bridged = |column: &&String| {
        let indexes = change.from.indexes.iter();
        let mut indexes = indexes.filter(|index| index.columns.first() == Some(column));
        let gone = indexes.clone().any(&goes);
        gone && indexes.all(&goes)
    };
    let names = keys.map(|column| &column.name).filter(is_bridged);
    names.cloned().collect()
}

/// What the index is called that stands for others meanwhile.
fn bridge(server: Server, table: &Table, column: &str) -> String {
    server.kept_name(&format!("{}_{column}_bridge", table.name))
}

/// Whether an index does the same for the new table as it did for the old one.
fn is_same(server: Server, change: &TableChange<'_>, old: &Index, new: &Index) -> bool {
    let is_alike = |(column, new_column): (&String, &String)| {
        let old = IndexedColumn::of(server.dialect, change.from, old, column);
        old.is_like(&IndexedColumn::of(
            server.dialect,
            change.to,
            new,
            new_column,
        ))
    };
    change.is_same_index(old, new) && old.columns.iter().zip(&new.columns).all(is_alike)
}

/// What becomes of the columns that follow others where a table changes.
#[derive(Debug, Default)]
pub struct GeneratedChanges {
    /// Also those whose columns are changed, which `MySQL` does not do beneath them.
    pub gone: Vec<GeneratedColumn>,
    pub made: Vec<GeneratedColumn>,
}

impl GeneratedChanges {
    pub fn of(dialect: &Dialect, change: &TableChange<'_>) -> Self {
        let [mut gone, mut made] =
            [change.from, change.to].map(|table| generated_columns(dialect, table));
        let stays = |old: &GeneratedColumn, new: &GeneratedColumn| {
            old.head(dialect) == new.head(dialect)
                && old.column.head(dialect) == new.column.head(dialect)
                && change.new_name(&old.column.name) == Some(new.column.name.as_str())
        };
        gone.retain(|old| {
            let same = made.iter().position(|new| stays(old, new));
            same.map(|at| made.remove(at)).is_none()
        });
        Self { gone, made }
    }
}
