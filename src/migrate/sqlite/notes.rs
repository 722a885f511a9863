use crate::migrate::difference::{Change, ColumnChange, TableChange, Verdict, verdict};
use crate::migrate::schema::{Column, Index};
use crate::migrate::sql::Missing;

use super::alter::is_rebuilt;
use super::kept_notes::kept_notes;
use super::takeover::first_values;

/// What happens to rows and values, in sentences.
pub fn notes(change: &Change<'_>, missing: Missing) -> Vec<String> {
    let mut notes: Vec<_> = change
        .kept
        .iter()
        .flat_map(|table| table_notes(change, table, missing))
        .collect();
    if change.kept.iter().any(|table| is_rebuilt(change, table)) {
        notes.push(
            "Runs with `PRAGMA foreign_keys = OFF`, because a table is built anew.".to_owned(),
        );
    }
    notes
}

fn table_notes(schema: &Change<'_>, table: &TableChange<'_>, missing: Missing) -> Vec<String> {
    let name = &table.to.name;
    let mut notes = Vec::new();
    if table.loses_soft_delete() {
        notes.push(format!(
            "Rows of {name} that were deleted are removed for good."
        ));
        let is_referred_to = schema.kept.iter().any(|other| refers_to(other, name));
        notes.extend(is_referred_to.then(|| {
            format!("Stops if rows that stay refer to rows of {name} that were deleted.")
        }));
    }
    for change in &table.columns {
        match *change {
            ColumnChange::Added(column) => notes.extend(added_note(table, column, missing)),
            ColumnChange::Kept { from, to } => notes.extend(kept_notes(table, from, to, missing)),
            ColumnChange::Dropped(_) => {}
        }
    }
    let unique = table
        .to
        .indexes
        .iter()
        .filter(|index| index.is_unique() && may_find_equals(table, index));
    notes.extend(unique.map(|index| {
        let columns = index.columns.join(" and ");
        let is_caseless = |column: &String| table.to.ignores_case(index, column);
        let case = if index.columns.iter().any(is_caseless) {
            ", in upper or lower case"
        } else {
            ""
        };
        format!("Stops if two rows of {name} have the same {columns}{case}.")
    }));
    notes
}

fn refers_to(table: &TableChange<'_>, target: &str) -> bool {
    table
        .to
        .columns
        .iter()
        .filter_map(|column| column.references.as_ref())
        .any(|key| key.table == target)
}

fn added_note(table: &TableChange<'_>, column: &Column, missing: Missing) -> Option<String> {
    if column.nullable || column.default.is_some() {
        return None;
    }
    let (name, table_name) = (&column.name, &table.to.name);
    Some(match first_values(table, column, missing) {
        Some(_) if missing == Missing::Fill => {
            format!("The values of {name} are gone; rows of {table_name} get a stand-in.")
        }
        Some(_) => format!("Rows of {table_name} get the present moment as {name}."),
        None => format!("Stops if {table_name} has rows, for which there is no {name}."),
    })
}

/// Whether a unique index may find equal rows: it is new, or values under it change.
fn may_find_equals(table: &TableChange<'_>, index: &Index) -> bool {
    let is_changed = table.columns.iter().any(|change| match change {
        ColumnChange::Kept { from, to } => {
            verdict(&from.kind, &to.kind) == Verdict::Lossy && index.columns.contains(&to.name)
        }
        ColumnChange::Added(_) | ColumnChange::Dropped(_) => false,
    });
    is_changed || (table.makes(index) && was_not_unique(table, index))
}

/// Rows that were unique by fewer columns are unique by more, unless case counted and does not any
/// longer; and so are those without a value.
fn was_not_unique(table: &TableChange<'_>, index: &Index) -> bool {
    let is_empty = table.columns.iter().any(|change| match change {
        ColumnChange::Added(column) => {
            column.default.is_none() && index.columns.contains(&column.name)
        }
        ColumnChange::Kept { .. } | ColumnChange::Dropped(_) => false,
    });
    !is_empty
        && !table
            .from
            .indexes
            .iter()
            .filter(|old| old.is_unique())
            .any(|old| {
                old.columns.iter().all(|column| {
                    let told_apart = !table.from.ignores_case(old, column);
                    table.new_name(column).is_some_and(|new| {
                        index.columns.iter().any(|column| column == new)
                            && !(told_apart && table.to.ignores_case(index, new))
                    })
                })
            })
}
