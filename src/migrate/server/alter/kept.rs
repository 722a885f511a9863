use crate::migrate::schema::Column;
use crate::migrate::server::Server;
use crate::migrate::server::definition::Definition;
use crate::migrate::server::filler::{CHANGED, ROW};
use crate::migrate::server::renamed::free_name;
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
        let (table, name) = (self.table.to, server.quote(&to.name));
        let fallback = fallback(server, self.table, to, self.missing);
        let numbered = fallback.filter(|value| value.contains(ROW));
        let missing = if numbered.is_some() {
            Missing::Stop
        } else {
            self.missing
        };
        let value = taken_over(server, self.table, (from, to), &to.name, missing);
        let is_retyped = match server {
            Server::Postgres => old.storage != new.storage,
            Server::Mysql => is_converted(&from.kind, &to.kind),
        };
        // What gets numbers afterwards is missing until then.
        let passing = Definition {
            nullable: new.nullable || numbered.is_some(),
            ..new.clone()
        };
        match server {
            Server::Mysql if is_retyped => steps.columns.extend(self.convert(&passing, &value)),
            Server::Postgres if is_retyped => {
                let frees = passing.nullable && !new.nullable && !old.nullable;
                steps.columns.extend(self.retype((old, new), &value, frees));
            }
            _ if value != name => steps.columns.push(update(server, table, &to.name, &value)),
            _ => {}
        }
        let Some(numbered) = numbered.filter(|_| from.nullable || is_retyped) else {
            return;
        };
        let value = format!("coalesce({CHANGED}.{name}, {numbered})");
        steps.columns.push(update(server, table, &to.name, &value));
        if is_retyped && (server == Server::Mysql || !old.nullable) {
            steps.columns.push(self.require(new));
        }
    }

    /// `frees` lets values be missing that were not.
    fn retype(
        &self,
        (old, new): (&Definition, &Definition),
        value: &str,
        frees: bool,
    ) -> Vec<String> {
        let (table, storage) = (self.new_table(), &new.storage);
        let alter = |what: &str| {
            let name = self.server.quote(&new.name);
            format!("ALTER TABLE {table} ALTER COLUMN {name} {what};")
        };
        let has_default = old.filled.is_some();
        let first = [
            has_default.then(|| alter("DROP DEFAULT")),
            frees.then(|| alter("DROP NOT NULL")),
        ];
        let retyped = alter(&format!("TYPE {storage} USING ({value})::{storage}"));
        first.into_iter().flatten().chain([retyped]).collect()
    }

    /// Through a column beside it, as `MySQL` has no other way to say how values become others.
    fn convert(&self, new: &Definition, value: &str) -> Vec<String> {
        let server = self.server;
        let tables = [self.table.from, self.table.to];
        let aside = free_name(&format!("{}_aside", new.name), |name| {
            tables.iter().any(|table| table.has_column(name))
        });
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
