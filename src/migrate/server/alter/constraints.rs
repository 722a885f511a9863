use crate::migrate::schema::Column;
use crate::migrate::server::Server;
use crate::migrate::server::definition::{Constraint, Definition};

use super::{Altered, Steps};

impl Altered<'_> {
    /// Lets go of the constraint of a column, unless the new one is the same.
    pub(super) fn free(&self, steps: &mut Steps, from: &Column, to: &Column) {
        let old = Definition::of(self.server, &self.table.from.name, from);
        if let Some(constraint) = old.constraint
            && !self.keeps_constraint(from, to)
        {
            steps.freed.push(self.drop_constraint(&constraint));
        }
    }

    pub(super) fn constrain(
        &self,
        steps: &mut Steps,
        (from, to): (&Column, &Column),
        new: Option<&Constraint>,
    ) {
        let Some(new) = new else { return };
        let (table, name) = (self.new_table(), self.server.quote(&new.name));
        if self.keeps_constraint(from, to) {
            let old = Definition::of(self.server, &self.table.from.name, from).constraint;
            let renamed = old.filter(|old| old.name != new.name);
            steps.constraints.extend(renamed.map(|old| {
                let old = self.server.quote(&old.name);
                format!("ALTER TABLE {table} RENAME CONSTRAINT {old} TO {name};")
            }));
        } else if self.apart {
            steps
                .constraints
                .push(self.add_constraint(new, " NOT VALID"));
            steps
                .apart
                .push(format!("ALTER TABLE {table} VALIDATE CONSTRAINT {name};"));
        } else {
            steps.constraints.push(self.add_constraint(new, ""));
        }
    }

    /// Whether the constraint of a column stays, maybe under another name.
    fn keeps_constraint(&self, from: &Column, to: &Column) -> bool {
        let new = Definition::of(self.server, &self.table.to.name, to);
        let is_same = self.carried(from, to).constraint == new.constraint;
        let actual = Definition::of(self.server, &self.table.from.name, from);
        let has_name = actual.constraint.map(|constraint| constraint.name)
            == new.constraint.map(|constraint| constraint.name);
        is_same && (has_name || self.server == Server::Postgres)
    }

    /// The old column under its new name, in tables under theirs.
    pub(super) fn carried(&self, from: &Column, to: &Column) -> Definition {
        let carried = Column {
            name: to.name.clone(),
            ..self.schema.following(from)
        };
        Definition::of(self.server, &self.table.to.name, &carried)
    }

    pub(super) fn drop_constraint(&self, constraint: &Constraint) -> String {
        let (table, name) = (self.old_table(), self.server.quote(&constraint.name));
        // What a table had before the service may be called otherwise.
        let condition = if self.table.from.existing && self.server == Server::Postgres {
            "IF EXISTS "
        } else {
            ""
        };
        format!("ALTER TABLE {table} DROP CONSTRAINT {condition}{name};")
    }

    pub(super) fn add_constraint(&self, constraint: &Constraint, how: &str) -> String {
        let constraint = constraint.of_table(self.server, "    ");
        format!("ALTER TABLE {} ADD {constraint}{how};", self.new_table())
    }
}
