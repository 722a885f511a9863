use crate::migrate::difference::{Change, ColumnChange, TableChange};
use crate::migrate::schema::{Column, Role};
use crate::migrate::server::Server;
use crate::migrate::server::lowercase::Lowercases;
use crate::migrate::server::renamed::in_order;
use crate::migrate::sql::Missing;

/// What becomes of a table that stays, by the time at which it happens.
#[derive(Debug, Default)]
pub struct Steps {
    /// While everything has its old name: constraints that go.
    pub freed: Vec<String>,
    /// Then columns that go.
    pub dropped: Vec<String>,
    /// Once all tables have their new names.
    pub columns: Vec<String>,
    /// Once every table is there.
    pub constraints: Vec<String>,
    /// Once the indexes are the new ones: columns that the old ones needed.
    pub late: Vec<String>,
    /// Afterwards, while rows are written.
    pub apart: Vec<String>,
}

/// What all columns of a table have in common.
pub struct Altered<'change> {
    pub server: Server,
    pub schema: &'change Change<'change>,
    pub table: &'change TableChange<'change>,
    pub missing: Missing,
    /// What would keep others waiting is done afterwards.
    pub apart: bool,
}

impl Altered<'_> {
    pub fn steps(&self) -> Steps {
        let mut steps = Steps::default();
        let lowercases = Lowercases::of(self.server, self.table);
        for lowercase in &lowercases.gone {
            let (table, name) = (self.old_table(), self.server.quote(&lowercase.name));
            let drop = format!("ALTER TABLE {table} DROP COLUMN {name};");
            steps.dropped.push(drop);
        }
        for column in &self.table.columns {
            match *column {
                ColumnChange::Dropped(column) => self.drop_column(&mut steps, column),
                ColumnChange::Kept { from, to } => self.free(&mut steps, from, to),
                ColumnChange::Added(_) => {}
            }
        }
        steps.columns.extend(self.renames());
        for column in &self.table.columns {
            match *column {
                ColumnChange::Added(column) => self.add_column(&mut steps, column),
                ColumnChange::Kept { from, to } => self.keep_column(&mut steps, from, to),
                ColumnChange::Dropped(_) => {}
            }
        }
        for lowercase in &lowercases.made {
            let (table, head) = (self.new_table(), lowercase.head(self.server));
            let add = format!("ALTER TABLE {table} ADD COLUMN {head};");
            steps.columns.push(add);
        }
        steps
    }

    fn renames(&self) -> Vec<String> {
        let table = self.new_table();
        let names = self
            .table
            .columns
            .iter()
            .filter_map(|change| match *change {
                ColumnChange::Kept { from, to } => Some((from.name.clone(), to.name.clone())),
                ColumnChange::Added(_) | ColumnChange::Dropped(_) => None,
            });
        let renames = in_order(names.collect());
        let rename = |(old, new): (String, String)| {
            let (old, new) = (self.server.quote(&old), self.server.quote(&new));
            format!("ALTER TABLE {table} RENAME COLUMN {old} TO {new};")
        };
        renames.into_iter().map(rename).collect()
    }

    pub(super) fn old_table(&self) -> String {
        self.server.quote(&self.table.from.name)
    }

    pub(super) fn new_table(&self) -> String {
        self.server.quote(&self.table.to.name)
    }

    /// `MySQL` has no indexes of some rows alone, but leaves out those where a column is missing.
    pub(super) fn marks_live(&self, column: &Column) -> bool {
        self.server == Server::Mysql && column.role == Role::DeletedAt
    }
}
