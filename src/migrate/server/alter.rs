use crate::migrate::ddl::{
    ALIVE, ColumnDefinition, MissingValues, ValueTransfer, alive_column, marks_alive,
};
use crate::migrate::difference::{ColumnChange, SchemaChange, TableChange};
use crate::migrate::schema::Column;

use super::lowercase::LowercaseChanges;
use super::rename::in_order;
use super::script::Server;
use super::update::update;

/// What becomes of a table that stays, by the time at which it happens.
#[derive(Debug, Default)]
pub struct AlterationSteps {
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
pub struct TableAlteration<'change> {
    pub server: Server,
    pub schema: &'change SchemaChange<'change>,
    pub table: &'change TableChange<'change>,
    pub missing: MissingValues,
    /// What would keep others waiting is done afterwards.
    pub apart: bool,
}

impl TableAlteration<'_> {
    pub fn steps(&self) -> AlterationSteps {
        let mut steps = AlterationSteps::default();
        let lowercases = LowercaseChanges::of(self.server.dialect, self.table);
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
            let (table, head) = (self.new_table(), lowercase.head(self.server.dialect));
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
        let renames = in_order(self.server.dialect, names.collect());
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

    pub(super) fn transfer(&self) -> ValueTransfer<'_> {
        ValueTransfer::new(self.server.dialect, self.table, self.missing)
    }

    pub(super) fn drop_column(&self, steps: &mut AlterationSteps, column: &Column) {
        let old = ColumnDefinition::of(self.server.dialect, &self.table.from.name, column);
        let goes_first = !self.server.can.drops_checks || column.references.is_some();
        let constraint = old.constraint.filter(|_| goes_first);
        steps
            .freed
            .extend(constraint.map(|constraint| self.drop_constraint(&constraint)));
        let drop = |table: &str, name: &str| {
            let name = self.server.quote(name);
            format!("ALTER TABLE {table} DROP COLUMN {name};")
        };
        if marks_alive(self.server.dialect, column) {
            let table = self.new_table();
            let both = [ALIVE, &column.name].map(|name| drop(&table, name));
            steps.late.extend(both);
        } else {
            steps.dropped.push(drop(&self.old_table(), &column.name));
        }
    }

    pub(super) fn add_column(&self, steps: &mut AlterationSteps, column: &Column) {
        let definition = ColumnDefinition::of(self.server.dialect, &self.table.to.name, column);
        let has_value = column.nullable || definition.default.is_some();
        let value = self.transfer().fallback(column);
        if has_value || (value.is_none() && !self.server.can.fills_in) {
            steps.columns.push(self.add(&definition));
        } else {
            let empty = ColumnDefinition {
                nullable: true,
                ..definition.clone()
            };
            steps.columns.push(self.add(&empty));
            let fill = |value| update(self.server, self.table.to, &column.name, value);
            steps.columns.extend(value.as_deref().map(fill));
            steps.columns.push(self.require(&definition));
        }
        if marks_alive(self.server.dialect, column) {
            let (table, alive) = (self.new_table(), alive_column(self.server.dialect));
            let add = format!("ALTER TABLE {table} ADD COLUMN {alive};");
            steps.columns.push(add);
        }
        steps.constraints.extend(
            definition
                .constraint
                .map(|constraint| self.add_constraint(&constraint, "")),
        );
    }

    pub(super) fn add(&self, definition: &ColumnDefinition) -> String {
        let (table, head) = (self.new_table(), definition.head(self.server.dialect));
        format!("ALTER TABLE {table} ADD COLUMN {head};")
    }

    /// Makes a column what its definition says, once it has values for it.
    pub(super) fn require(&self, definition: &ColumnDefinition) -> String {
        let table = self.new_table();
        if self.server.can.alters_parts {
            let name = self.server.quote(&definition.name);
            format!("ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL;")
        } else {
            let head = definition.head(self.server.dialect);
            format!("ALTER TABLE {table} MODIFY COLUMN {head};")
        }
    }
}
