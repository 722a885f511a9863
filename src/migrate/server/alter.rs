use crate::migrate::ddl::{ALIVE, ColumnDefinition, alive_column, in_order_aside, marks_alive};
use crate::migrate::difference::ColumnChange;
use crate::migrate::schema::Column;

use super::alteration::{AlterationSteps, TableAlteration};
use super::indexes::GeneratedChanges;

impl TableAlteration<'_> {
    pub fn steps(&self) -> AlterationSteps {
        let mut steps = AlterationSteps::default();
        let generated = GeneratedChanges::of(self.server.dialect, self.table);
        for generated in &generated.gone {
            let (table, name) = (self.old_table(), self.server.quote(&generated.name));
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
        for generated in &generated.made {
            let (table, head) = (self.new_table(), generated.head(self.server.dialect));
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
        let renames = in_order_aside(self.server.dialect, names.collect());
        let rename = |(old, new): (String, String)| {
            let (old, new) = (self.server.quote(&old), self.server.quote(&new));
            format!("ALTER TABLE {table} RENAME COLUMN {old} TO {new};")
        };
        renames.into_iter().map(rename).collect()
    }

    fn drop_column(&self, steps: &mut AlterationSteps, column: &Column) {
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

    fn add_column(&self, steps: &mut AlterationSteps, column: &Column) {
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
            let fill = |value| self.update(column, value);
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
}
