use crate::migrate::ddl::{ColumnDefinition, Constraint};
use crate::migrate::difference::{Verdict, verdict};
use crate::migrate::schema::Column;

use super::alteration::{AlterationSteps, TableAlteration};

impl TableAlteration<'_> {
    /// Lets go of the constraint of a column, unless the new one is the same.
    pub(super) fn free(&self, steps: &mut AlterationSteps, from: &Column, to: &Column) {
        let old = ColumnDefinition::of(self.server.dialect, &self.table.from.name, from);
        if let Some(constraint) = old.constraint
            && !self.keeps_constraint(from, to)
        {
            steps.freed.push(self.drop_constraint(&constraint));
        }
    }

    pub(super) fn constrain(
        &self,
        steps: &mut AlterationSteps,
        (from, to): (&Column, &Column),
        new: Option<&Constraint>,
    ) {
        let Some(new) = new else { return };
        let (table, name) = (self.new_table(), self.server.quote(&new.name));
        if self.keeps_constraint(from, to) {
            let old =
                ColumnDefinition::of(self.server.dialect, &self.table.from.name, from).constraint;
            let renamed = old.filter(|old| old.name != new.name);
            steps.constraints.extend(renamed.map(|old| {
                let old = self.server.quote(&old.name);
                format!("ALTER TABLE {table} RENAME CONSTRAINT {old} TO {name};")
            }));
        } else if self.works_apart(from, to) {
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

    /// Whether values are looked through while others write. Where they change as well, all of it
    /// comes about or nothing does: a value that does not fit must not stop it halfway.
    pub(super) fn works_apart(&self, from: &Column, to: &Column) -> bool {
        self.apart && verdict(&from.kind, &to.kind) != Verdict::Lossy
    }

    /// Whether the constraint of a column stays, maybe under another name.
    fn keeps_constraint(&self, from: &Column, to: &Column) -> bool {
        let new = ColumnDefinition::of(self.server.dialect, &self.table.to.name, to);
        let is_same = self.carried(from, to).constraint == new.constraint;
        let actual = ColumnDefinition::of(self.server.dialect, &self.table.from.name, from);
        let is_retyped = self.carried(from, to).storage != new.storage;
        let has_name = actual.constraint.map(|constraint| constraint.name)
            == new.constraint.map(|constraint| constraint.name);
        // The server would keep the casts of the old type in it.
        is_same && !is_retyped && (has_name || self.server.can.names_constraints)
    }

    /// The old column under its new name, in tables under theirs.
    pub(super) fn carried(&self, from: &Column, to: &Column) -> ColumnDefinition {
        let carried = Column {
            name: to.name.clone(),
            ..self.schema.following(from)
        };
        ColumnDefinition::of(self.server.dialect, &self.table.to.name, &carried)
    }

    pub(super) fn drop_constraint(&self, constraint: &Constraint) -> String {
        let (table, name) = (self.old_table(), self.server.quote(&constraint.name));
        // What a table had before the service may be called otherwise.
        let condition = if self.table.from.existing && self.server.can.names_constraints {
            "IF EXISTS "
        } else {
            ""
        };
        format!("ALTER TABLE {table} DROP CONSTRAINT {condition}{name};")
    }

    pub(super) fn add_constraint(&self, constraint: &Constraint, how: &str) -> String {
        let constraint = constraint.of_table(self.server.dialect, "    ");
        format!("ALTER TABLE {} ADD {constraint}{how};", self.new_table())
    }
}
