use crate::dialect::SQLITE;
use crate::migrate::ddl::{MissingValues, ValueTransfer};
use crate::migrate::difference::{
    ColumnChange, SchemaChange, TableChange, Verdict, may_fail, verdict,
};
use crate::migrate::schema::{Column, ColumnKind, Index};

use super::alter::is_rebuilt;

/// What happens to rows and values, in sentences.
pub fn notes(change: &SchemaChange<'_>, missing: MissingValues) -> Vec<String> {
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

fn table_notes(
    schema: &SchemaChange<'_>,
    table: &TableChange<'_>,
    missing: MissingValues,
) -> Vec<String> {
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

fn added_note(table: &TableChange<'_>, column: &Column, missing: MissingValues) -> Option<String> {
    if column.nullable || column.default.is_some() {
        return None;
    }
    let (name, table_name) = (&column.name, &table.to.name);
    Some(
        match ValueTransfer::new(&SQLITE, table, missing).first_values(column) {
            Some(_) if missing == MissingValues::Fill => {
                format!("The values of {name} are gone; rows of {table_name} get a stand-in.")
            }
            Some(_) => format!("Rows of {table_name} get the present moment as {name}."),
            None => format!("Stops if {table_name} has rows, for which there is no {name}."),
        },
    )
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

/// What happens to the values of a column that stays, in sentences.
pub fn kept_notes(
    table: &TableChange<'_>,
    from: &Column,
    to: &Column,
    missing: MissingValues,
) -> Vec<String> {
    let (table_name, name, declared) = (&table.to.name, &to.name, &to.declared);
    let fallback = ValueTransfer::new(&SQLITE, table, missing).fallback(to);
    let values = format!("alues of {name} in {table_name}");
    let otherwise = |state: String| match &fallback {
        Some(fallback) => format!("V{values} that are {state} become {fallback}."),
        None => format!("Stops if v{values} are {state}."),
    };
    let mut notes = Vec::new();
    if from.nullable && !to.nullable {
        notes.push(match &fallback {
            Some(fallback) => format!("Rows of {table_name} without {name} get {fallback}."),
            None => format!("Stops if rows of {table_name} have no {name}."),
        });
    }
    if verdict(&from.kind, &to.kind) == Verdict::Lossy {
        notes.push(match &to.kind {
            ColumnKind::Enum { .. } => otherwise("no longer allowed".to_owned()),
            _ if may_fail(&from.kind, &to.kind) => otherwise(format!("no {declared}")),
            _ => format!("V{values} that do not fit {declared} are changed to fit."),
        });
    }
    if least(&to.kind) > least(&from.kind) && fallback.is_none() {
        notes.push(format!("Stops if v{values} are too short for {declared}."));
    }
    if let (None, Some(key)) = (&from.references, &to.references) {
        notes.push(format!(
            "Stops if v{values} refer to no row of {}.",
            key.table
        ));
    }
    notes
}

fn least(kind: &ColumnKind) -> u32 {
    match kind {
        ColumnKind::Text { length, .. } | ColumnKind::Bytes { length } => length.min.unwrap_or(0),
        _ => 0,
    }
}
