use crate::migrate::ddl::{
    MissingValues, create_tables, drop_tables, in_order_aside, needed_functions,
};
use crate::migrate::difference::{SchemaChange, TableChange};

use super::alteration::{AlterationSteps, Server, TableAlteration};
use super::indexes::IndexChanges;

/// The statements that take the schema from one state to the other.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ServerScript {
    /// All of them together.
    pub whole: Vec<String>,
    /// One by one, outside a transaction: they do not keep others waiting, and can be repeated.
    pub apart: Vec<String>,
    /// What undoes that, as far as it has to be undone before the rest is.
    pub undone_apart: Vec<String>,
}

/// What becomes of a table that stays.
struct KeptTable<'change> {
    server: Server,
    table: &'change TableChange<'change>,
    steps: AlterationSteps,
    indexes: IndexChanges,
}

/// Names are freed before they are taken: what goes, goes first.
pub fn server_script(
    server: Server,
    change: &SchemaChange<'_>,
    missing: MissingValues,
    apart: bool,
) -> ServerScript {
    let SchemaChange {
        dropped,
        created,
        kept,
        renames: _,
    } = change;
    let apart = apart && server.can.works_online;
    let alteration = |table| TableAlteration {
        server,
        schema: change,
        table,
        missing,
        apart,
    };
    let tables = kept.iter().map(|table| KeptTable::of(&alteration(table)));
    let tables: Vec<_> = tables.collect();
    let mut script = ServerScript::default();
    script
        .whole
        .extend(tables.iter().flat_map(KeptTable::freed));
    script.whole.extend(drop_tables(server.dialect, dropped));
    script.whole.extend(rename_tables(server, kept));
    script.whole.extend(create_tables(server.dialect, created));
    for table in tables {
        table.follow(&mut script, apart);
    }
    let needed = needed_functions(server.dialect, &script.whole);
    script.whole.splice(..0, needed);
    script
}

impl<'change> KeptTable<'change> {
    fn of(alteration: &TableAlteration<'change>) -> Self {
        let (server, table) = (alteration.server, alteration.table);
        Self {
            server,
            table,
            steps: alteration.steps(),
            indexes: IndexChanges::of(server, table),
        }
    }

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
    fn follow(self, script: &mut ServerScript, apart: bool) {
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
    let renames = in_order_aside(server.dialect, names.collect());
    let mut steps: Vec<_> = renames
        .iter()
        .map(|(old, new)| {
            let (old, new) = (server.quote(old), server.quote(new));
            format!("ALTER TABLE {old} RENAME TO {new};")
        })
        .collect();
    if server.can.names_indexes {
        let keys = renames.iter().filter_map(|(old, new)| {
            // What a table had before the service may be called otherwise.
            let condition = if is_existing(old) { "IF EXISTS " } else { "" };
            let [old, new] = [old, new].map(|table| server.dialect.primary_key_name(table));
            (old != new).then(|| {
                let [old, new] = [old, new].map(|name| server.quote(&name));
                format!("ALTER INDEX {condition}{old} RENAME TO {new};")
            })
        });
        steps.extend(keys.collect::<Vec<_>>());
    }
    steps
}
