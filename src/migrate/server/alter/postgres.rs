use crate::migrate::server::definition::Definition;
use crate::names;

use super::{Altered, Steps};

impl Altered<'_> {
    pub(super) fn alter_postgres(&self, steps: &mut Steps, old: &Definition, new: &Definition) {
        let alter = |what: &str| {
            let (table, name) = (self.new_table(), self.server.quote(&new.name));
            format!("ALTER TABLE {table} ALTER COLUMN {name} {what};")
        };
        if old.nullable && !new.nullable {
            if self.apart {
                steps.apart.extend(self.require_apart(new));
            } else {
                steps.columns.push(self.require(new));
            }
        }
        if !old.nullable && new.nullable {
            steps.columns.push(alter("DROP NOT NULL"));
        }
        let is_retyped = old.storage != new.storage;
        match (&old.filled, &new.filled) {
            (old, Some(new)) if is_retyped || old.as_ref() != Some(new) => {
                steps.columns.push(alter(&format!("SET {new}")));
            }
            (Some(_), None) if !is_retyped => steps.columns.push(alter("DROP DEFAULT")),
            _ => {}
        }
    }

    /// Looks for missing values while rows are written, so that nothing is left to be looked for
    /// when others have to wait.
    fn require_apart(&self, new: &Definition) -> Vec<String> {
        let (table, column) = (self.new_table(), self.server.quote(&new.name));
        let name = names::shorten(&format!("{}_{}_required", self.table.to.name, new.name));
        let name = self.server.quote(&name);
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
