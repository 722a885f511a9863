use crate::migrate::difference::{Change, TableChange};
use crate::migrate::schema::Table;
use crate::migrate::sql::{Missing, comment};
use crate::names;

use super::Server;
use super::alter::{Altered, Steps};
use super::cast::prelude;
use super::create::{create_index, create_table, refers_to};
use super::definition::Definition;
use super::indexes::Indexes;
use super::renamed::in_order;

/// The statements that take the schema from one state to the other.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// All of them together.
    pub whole: Vec<String>,
    /// One by one, outside a transaction: they do not keep others waiting, and can be repeated.
    pub apart: Vec<String>,
    /// What undoes that, as far as it has to be undone before the rest is.
    pub undone_apart: Vec<String>,
}

/// What becomes of a table that stays.
struct Kept<'change> {
    server: Server,
    table: &'change TableChange<'change>,
    steps: Steps,
    indexes: Indexes,
}

/// Names are freed before they are taken: what goes, goes first.
pub fn script(server: Server, change: &Change<'_>, missing: Missing, apart: bool) -> Script {
    let Change {
        dropped,
        created,
        kept,
        renames: _,
    } = change;
    let apart = apart && server == Server::Postgres;
    let tables: Vec<_> = kept
        .iter()
        .map(|table| {
            let altered = Altered {
                server,
                schema: change,
                table,
                missing,
                apart,
            };
            Kept {
                server,
                table,
                steps: altered.steps(),
                indexes: Indexes::of(server, table),
            }
        })
        .collect();
    let mut script = Script::default();
    script.whole.extend(tables.iter().flat_map(Kept::freed));
    script.whole.extend(drop_tables(server, dropped));
    script.whole.extend(rename_tables(server, kept));
    script.whole.extend(create_tables(server, created));
    for table in tables {
        table.follow(&mut script, apart);
    }
    let prelude = prelude(&script.whole);
    script.whole.splice(..0, prelude);
    script
}

impl Kept<'_> {
    /// What goes, while the table has its old name.
    fn freed(&self) -> Vec<String> {
        let name = self.server.quote(&self.table.from.name);
        let alive = self
            .table
            .loses_soft_delete()
            .then(|| format!("DELETE FROM {name} WHERE deleted_at IS NOT NULL;"));
        alive
            .into_iter()
            .chain(self.steps.freed.iter().cloned())
            .chain(self.indexes.drops(self.server, self.table.from))
            .chain(self.steps.dropped.iter().cloned())
            .collect()
    }

    /// What comes, once every table is there under its new name.
    fn follow(self, script: &mut Script, apart: bool) {
        let Self {
            server,
            table,
            steps,
            indexes,
        } = self;
        script.whole.extend(indexes.renames(server, table.to));
        script.whole.extend(steps.columns);
        script.whole.extend(steps.constraints);
        script.apart.extend(steps.apart);
        script.whole.extend(indexes.late_drops(server, table.to));
        let created = indexes.creations(server, table.to, apart);
        let unbridged = indexes.unbridged(server, table);
        if apart {
            script.undone_apart.extend(indexes.undone(server));
            script.apart.extend(created);
        } else {
            script.whole.extend(created);
        }
        script.whole.extend(unbridged);
        script.whole.extend(steps.late);
    }
}

/// The key of a table is renamed with it.
fn rename_tables(server: Server, kept: &[TableChange<'_>]) -> Vec<String> {
    let names = kept
        .iter()
        .map(|table| (table.from.name.clone(), table.to.name.clone()));
    let is_existing = |name: &String| {
        let mut tables = kept.iter();
        tables.any(|table| table.from.existing && table.from.name == *name)
    };
    let renames = in_order(names.collect());
    let mut steps: Vec<_> = renames
        .iter()
        .map(|(old, new)| {
            let (old, new) = (server.quote(old), server.quote(new));
            format!("ALTER TABLE {old} RENAME TO {new};")
        })
        .collect();
    if server == Server::Postgres {
        let keys = renames.iter().map(|(old, new)| {
            // What a table had before the service may be called otherwise.
            let condition = if is_existing(old) { "IF EXISTS " } else { "" };
            let [old, new] =
                [old, new].map(|table| server.quote(&names::shorten(&format!("{table}_pkey"))));
            format!("ALTER INDEX {condition}{old} RENAME TO {new};")
        });
        steps.extend(keys.collect::<Vec<_>>());
    }
    steps
}

/// Tables in a circle let go of each other first.
fn drop_tables(server: Server, tables: &[&Table]) -> Vec<String> {
    let mut steps = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        let later = names_of(&tables[at + 1..]);
        let circular = table
            .columns
            .iter()
            .filter(|column| refers_to(column, &later));
        steps.extend(circular.map(|column| {
            let key = names::foreign_key(&table.name, &column.name);
            let (table, key) = (server.quote(&table.name), server.quote(&key));
            format!("ALTER TABLE {table} DROP CONSTRAINT {key};")
        }));
    }
    let tables = tables.iter().rev();
    steps.extend(tables.map(|table| format!("DROP TABLE {};", server.quote(&table.name))));
    steps
}

/// Tables in a circle refer to each other once all of them are there.
fn create_tables(server: Server, tables: &[&Table]) -> Vec<String> {
    let (mut steps, mut circular) = (Vec::new(), Vec::new());
    for (at, table) in tables.iter().enumerate() {
        let later = names_of(&tables[at + 1..]);
        let comment = table
            .description
            .as_ref()
            .map(|text| comment(text) + "\n")
            .unwrap_or_default();
        steps.push(comment + &create_table(server, table, &later));
        let indexes = table.indexes.iter();
        steps.extend(indexes.map(|index| create_index(server, table, index, "")));
        let keys = table
            .columns
            .iter()
            .filter(|column| refers_to(column, &later))
            .filter_map(|column| Definition::of(server, &table.name, column).constraint);
        circular.extend(keys.map(|key| {
            let (table, key) = (server.quote(&table.name), key.of_table(server, "    "));
            format!("ALTER TABLE {table} ADD {key};")
        }));
    }
    steps.extend(circular);
    steps
}

fn names_of<'table>(tables: &[&'table Table]) -> Vec<&'table str> {
    tables.iter().map(|table| table.name.as_str()).collect()
}
