use crate::migrate::difference::{Change, ColumnChange, TableChange};
use crate::migrate::schema::{Column, Role};
use crate::migrate::sql::Missing;

use super::definition::Definition;
use super::quote::quote;
use super::same::{can_rename, is_same};
use super::takeover::taken_over;

/// The changes of a table's columns by `ALTER TABLE`; nothing if it cannot do all of them.
pub fn alter(
    schema: &Change<'_>,
    change: &TableChange<'_>,
    missing: Missing,
) -> Option<Vec<String>> {
    let mut steps = Steps::default();
    for column in &change.columns {
        steps.add(schema, change, column, missing)?;
    }
    if change.to.is_join() && !steps.is_empty() {
        return None;
    }
    let Steps {
        drops,
        renames,
        updates,
        additions,
    } = steps;
    let alive = change.loses_soft_delete().then(|| {
        format!(
            "DELETE FROM {} WHERE deleted_at IS NOT NULL;",
            quote(&change.to.name)
        )
    });
    Some(
        alive
            .into_iter()
            .chain(drops)
            .chain(renames)
            .chain(updates)
            .chain(additions)
            .collect(),
    )
}

/// Whether a table has to be built anew.
pub fn is_rebuilt(schema: &Change<'_>, change: &TableChange<'_>) -> bool {
    alter(schema, change, Missing::Stop).is_none()
}

#[derive(Default)]
struct Steps {
    drops: Vec<String>,
    renames: Vec<String>,
    updates: Vec<String>,
    additions: Vec<String>,
}

impl Steps {
    fn is_empty(&self) -> bool {
        let Self {
            drops,
            renames,
            updates,
            additions,
        } = self;
        [drops, renames, updates, additions]
            .iter()
            .all(|steps| steps.is_empty())
    }

    fn add(
        &mut self,
        schema: &Change<'_>,
        change: &TableChange<'_>,
        column: &ColumnChange<'_>,
        missing: Missing,
    ) -> Option<()> {
        let table = quote(&change.to.name);
        match *column {
            ColumnChange::Dropped(column) => {
                (column.role != Role::Id).then_some(())?;
                self.drops.push(format!(
                    "ALTER TABLE {table} DROP COLUMN {};",
                    quote(&column.name)
                ));
            }
            ColumnChange::Added(column) => {
                can_add(column).then_some(())?;
                let definition = Definition::of(&change.to.name, column).text("    ", ";");
                self.additions
                    .push(format!("ALTER TABLE {table} ADD COLUMN {definition}"));
            }
            ColumnChange::Kept { from, to } => {
                if !is_same(schema, change, from, to) {
                    can_rename(schema, change, from, to).then_some(())?;
                    let [old, new] = [from, to].map(|column| quote(&column.name));
                    self.renames
                        .push(format!("ALTER TABLE {table} RENAME COLUMN {old} TO {new};"));
                }
                let value = taken_over(change, from, to, &to.name, missing);
                if value != quote(&to.name) {
                    self.updates
                        .push(format!("UPDATE {table} SET {} = {value};", quote(&to.name)));
                }
            }
        }
        Some(())
    }
}

fn can_add(column: &Column) -> bool {
    column.role != Role::Id && (column.nullable || column.default.is_some())
}
