use crate::migrate::schema::Column;
use crate::migrate::server::Server;
use crate::migrate::server::definition::Definition;
use crate::migrate::server::filler::ROW;
use crate::migrate::server::takeover::{fallback, taken_over, update};
use crate::migrate::sql::Missing;

use super::{Altered, Steps, is_converted};

impl Altered<'_> {
    pub(super) fn keep_column(&self, steps: &mut Steps, from: &Column, to: &Column) {
        let (old, new) = (
            self.carried(from, to),
            Definition::of(self.server, &self.table.to.name, to),
        );
        self.values(steps, (from, to), (&old, &new));
        match self.server {
            Server::Postgres => self.alter_postgres(steps, &old, &new),
            Server::Mysql => {
                let is_changed = old.head(self.server) != new.head(self.server);
                let is_converted = is_converted(&from.kind, &to.kind);
                if is_changed && !is_converted {
                    steps.columns.push(self.require(&new));
                }
            }
        }
        self.constrain(steps, (from, to), new.constraint.as_ref());
    }

    /// Takes the values over into a new type, or as they have to be now.
    fn values(
        &self,
        steps: &mut Steps,
        (from, to): (&Column, &Column),
        (old, new): (&Definition, &Definition),
    ) {
        let server = self.server;
        let (table, name) = (&self.table.to.name, server.quote(&to.name));
        let fallback = fallback(server, self.table, to, self.missing);
        let numbered = fallback.filter(|value| value.contains(ROW));
        let missing = if numbered.is_some() {
            Missing::Stop
        } else {
            self.missing
        };
        let value = taken_over(server, self.table, (from, to), &to.name, missing);
        if server == Server::Mysql && is_converted(&from.kind, &to.kind) {
            steps.columns.extend(self.convert(new, &value));
        } else if server == Server::Postgres && old.storage != new.storage {
            let table = self.new_table();
            if old.filled.is_some() {
                steps.columns.push(format!(
                    "ALTER TABLE {table} ALTER COLUMN {name} DROP DEFAULT;"
                ));
            }
            let storage = &new.storage;
            let using = format!("({value})::{storage}");
            steps.columns.push(format!(
                "ALTER TABLE {table} ALTER COLUMN {name} TYPE {storage} USING {using};"
            ));
        } else if value != name {
            steps.columns.push(update(server, table, &to.name, &value));
        }
        if let Some(numbered) = numbered.filter(|_| from.nullable || old.storage != new.storage) {
            let value = format!("coalesce({name}, {numbered})");
            steps.columns.push(update(server, table, &to.name, &value));
        }
    }

    /// Through a column beside it, as `MySQL` has no other way to say how values become others.
    fn convert(&self, new: &Definition, value: &str) -> Vec<String> {
        let server = self.server;
        let aside = format!("{}_aside", new.name);
        let passing = Definition {
            name: aside.clone(),
            nullable: true,
            filled: None,
            ..new.clone()
        };
        let (table, name) = (self.new_table(), server.quote(&new.name));
        let aside = server.quote(&aside);
        vec![
            self.add(&passing),
            format!("UPDATE {table} SET {aside} = {value};"),
            format!("ALTER TABLE {table} DROP COLUMN {name};"),
            format!(
                "ALTER TABLE {table} CHANGE COLUMN {aside} {};",
                new.head(server)
            ),
        ]
    }
}
