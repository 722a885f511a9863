use crate::migrate::ddl::{ColumnDefinition, MissingValues, ROW, ValueTransfer, free_name};
use crate::migrate::difference::is_converted;
use crate::migrate::schema::Column;

use super::alteration::{AlterationSteps, CHANGED, TableAlteration};

impl TableAlteration<'_> {
    pub(super) fn keep_column(&self, steps: &mut AlterationSteps, from: &Column, to: &Column) {
        let (old, new) = (
            self.carried(from, to),
            ColumnDefinition::of(self.server.dialect, &self.table.to.name, to),
        );
        self.move_values(steps, (from, to), (&old, &new));
        let is_changed = || old.head(self.server.dialect) != new.head(self.server.dialect);
        if self.server.can.alters_parts {
            self.alter_parts(steps, (&old, &new), self.works_apart(from, to));
        } else if is_changed() && !is_converted(&from.kind, &to.kind) {
            steps.columns.push(self.require(&new));
        }
        self.constrain(steps, (from, to), new.constraint.as_ref());
    }

    /// Takes the values over into a new type, or as they have to be now.
    fn move_values(
        &self,
        steps: &mut AlterationSteps,
        (from, to): (&Column, &Column),
        (old, new): (&ColumnDefinition, &ColumnDefinition),
    ) {
        let fallback = self.transfer().fallback(to);
        let numbered = fallback.filter(|value| value.contains(ROW));
        let missing = if numbered.is_some() {
            MissingValues::Stop
        } else {
            self.missing
        };
        let transfer = ValueTransfer::new(self.server.dialect, self.table, missing);
        let value = transfer.taken_over(from, to, &to.name);
        let in_place = self.server.can.alters_parts;
        let is_retyped = if in_place {
            old.storage != new.storage
        } else {
            is_converted(&from.kind, &to.kind)
        };
        // What gets numbers afterwards is missing until then.
        let passing = ColumnDefinition {
            nullable: new.nullable || numbered.is_some(),
            ..new.clone()
        };
        if is_retyped && in_place {
            let frees = passing.nullable && !new.nullable && !old.nullable;
            steps.columns.extend(self.retype((old, new), &value, frees));
        } else if is_retyped {
            steps.columns.extend(self.convert(&passing, &value));
        } else if value != self.server.quote(&to.name) {
            steps.columns.push(self.update(to, &value));
        }
        if let Some(numbered) = numbered.filter(|_| from.nullable || is_retyped) {
            let name = self.server.quote(&to.name);
            let value = format!("coalesce({CHANGED}.{name}, {numbered})");
            steps.columns.push(self.update(to, &value));
            let is_required = is_retyped && !(in_place && old.nullable);
            steps.columns.extend(is_required.then(|| self.require(new)));
        }
    }

    /// `frees` lets values be missing that were not.
    fn retype(
        &self,
        (old, new): (&ColumnDefinition, &ColumnDefinition),
        value: &str,
        frees: bool,
    ) -> Vec<String> {
        let (table, storage) = (self.new_table(), &new.storage);
        let alter = |what: &str| {
            let name = self.server.quote(&new.name);
            format!("ALTER TABLE {table} ALTER COLUMN {name} {what};")
        };
        let has_default = old.default.is_some();
        let first = [
            has_default.then(|| alter("DROP DEFAULT")),
            frees.then(|| alter("DROP NOT NULL")),
        ];
        let retyped = alter(&format!("TYPE {storage} USING ({value})::{storage}"));
        first.into_iter().flatten().chain([retyped]).collect()
    }

    /// Through a column beside it, as `MySQL` has no other way to say how values become others.
    fn convert(&self, new: &ColumnDefinition, value: &str) -> Vec<String> {
        let server = self.server;
        let tables = [self.table.from, self.table.to];
        let aside = free_name(server.dialect, &format!("{}_aside", new.name), |name| {
            tables.iter().any(|table| table.has_column(name))
        });
        let passing = ColumnDefinition {
            name: aside.clone(),
            nullable: true,
            default: None,
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
                new.head(server.dialect)
            ),
        ]
    }

    /// Changes what of a column has changed, beside its type.
    fn alter_parts(
        &self,
        steps: &mut AlterationSteps,
        (old, new): (&ColumnDefinition, &ColumnDefinition),
        apart: bool,
    ) {
        let alter = |what: &str| {
            let (table, name) = (self.new_table(), self.server.quote(&new.name));
            format!("ALTER TABLE {table} ALTER COLUMN {name} {what};")
        };
        if old.nullable && !new.nullable {
            if apart {
                steps.apart.extend(self.require_apart(new));
            } else {
                steps.columns.push(self.require(new));
            }
        }
        if !old.nullable && new.nullable {
            steps.columns.push(alter("DROP NOT NULL"));
        }
        let is_retyped = old.storage != new.storage;
        match (&old.default, &new.default) {
            (old, Some(new)) if is_retyped || old.as_ref() != Some(new) => {
                steps.columns.push(alter(&format!("SET {new}")));
            }
            (Some(_), None) if !is_retyped => steps.columns.push(alter("DROP DEFAULT")),
            _ => {}
        }
    }

    /// Looks for missing values while rows are written, so that nothing is left to be looked for
    /// when others have to wait.
    fn require_apart(&self, new: &ColumnDefinition) -> Vec<String> {
        let (table, column) = (self.new_table(), self.server.quote(&new.name));
        let name = format!("{}_{}_required", self.table.to.name, new.name);
        let name = self.server.kept_name(&name);
        vec![
            format!("ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name};"),
            format!(
                "ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IS NOT NULL) NOT VALID;"
            ),
            format!("ALTER TABLE {table} VALIDATE CONSTRAINT {name};"),
            self.require(new),
            format!("ALTER TABLE {table} DROP CONSTRAINT {name};"),
        ]
    }
}
