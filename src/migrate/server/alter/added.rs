use crate::migrate::schema::Column;
use crate::migrate::server::Server;
use crate::migrate::server::create::live_column;
use crate::migrate::server::definition::Definition;
use crate::migrate::server::takeover::{fallback, update};

use super::{Altered, Steps};

impl Altered<'_> {
    pub(super) fn add_column(&self, steps: &mut Steps, column: &Column) {
        let definition = Definition::of(self.server, &self.table.to.name, column);
        let has_value = column.nullable || definition.filled.is_some();
        let value = fallback(self.server, self.table, column, self.missing);
        if has_value || (value.is_none() && self.server == Server::Postgres) {
            steps.columns.push(self.add(&definition));
        } else {
            let empty = Definition {
                nullable: true,
                ..definition.clone()
            };
            steps.columns.push(self.add(&empty));
            let fill = |value| update(self.server, self.table.to, &column.name, value);
            steps.columns.extend(value.as_deref().map(fill));
            steps.columns.push(self.require(&definition));
        }
        if self.marks_live(column) {
            let live = live_column(self.server);
            let table = self.new_table();
            steps
                .columns
                .push(format!("ALTER TABLE {table} ADD COLUMN {live};"));
        }
        steps.constraints.extend(
            definition
                .constraint
                .map(|constraint| self.add_constraint(&constraint, "")),
        );
    }

    pub(super) fn add(&self, definition: &Definition) -> String {
        let (table, head) = (self.new_table(), definition.head(self.server));
        format!("ALTER TABLE {table} ADD COLUMN {head};")
    }

    /// Makes a column what its definition says, once it has values for it.
    pub(super) fn require(&self, definition: &Definition) -> String {
        let table = self.new_table();
        match self.server {
            Server::Postgres => {
                let name = self.server.quote(&definition.name);
                format!("ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL;")
            }
            Server::Mysql => {
                format!(
                    "ALTER TABLE {table} MODIFY COLUMN {};",
                    definition.head(self.server)
                )
            }
        }
    }
}
