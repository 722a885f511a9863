use std::collections::BTreeSet;

use crate::migrate::difference::{Change, TableChange};
use crate::migrate::handmade::Carried;
use crate::migrate::schema::Index;

use super::alter::alter;
use super::comment::comment;
use super::create::{create_index, create_table};
use super::quote::quote;
use super::rebuild::rebuild;
use super::takeover::Missing;

/// The statements that take the schema from one state to the other.
///
/// Names are freed before they are taken: what goes, goes first. `carried` belongs to the kept
/// tables, one to each.
pub fn script(change: &Change<'_>, missing: Missing, carried: &[Carried<'_>]) -> Vec<String> {
    let Change { dropped, created, kept } = change;
    let mut steps: Vec<_> =
        dropped.iter().rev().map(|table| format!("DROP TABLE {};", quote(&table.name))).collect();
    for table in kept {
        let gone = table.from.indexes.iter().filter(|index| !is_kept(table, index));
        steps.extend(gone.map(|index| format!("DROP INDEX {};", quote(&index.name))));
    }
    steps.extend(renames(change));
    for table in created {
        let comment = table.description.as_ref().map(|text| comment(text) + "\n").unwrap_or_default();
        steps.push(comment + &create_table(table, &table.name, &[]));
        steps.extend(table.indexes.iter().map(|index| create_index(&table.name, index)));
    }
    for (table, carried) in kept.iter().zip(carried) {
        steps.extend(table_steps(change, table, missing, carried));
    }
    steps
}

fn table_steps(
    change: &Change<'_>,
    table: &TableChange<'_>,
    missing: Missing,
    carried: &Carried<'_>,
) -> Vec<String> {
    let Some(mut steps) = alter(change, table, missing) else {
        let passing = free_name(change, &format!("{}_new", table.to.name));
        return rebuild(table, &passing, missing, carried);
    };
    let new = table.to.indexes.iter().filter(|index| is_new(table, index));
    steps.extend(new.map(|index| create_index(&table.to.name, index)));
    steps
}

/// Whether an index of the new table has to be made.
pub fn is_new(table: &TableChange<'_>, index: &Index) -> bool {
    !table.from.indexes.iter().any(|old| old.name == index.name && is_kept(table, old))
}

/// Whether an index of the old table is one of the new table as it stands.
pub fn is_kept(table: &TableChange<'_>, old: &Index) -> bool {
    let Index { name, kind, columns } = old;
    let columns: Vec<_> = columns.iter().map(|column| table.new_name(column)).collect();
    table.to.indexes.iter().any(|new| {
        let is_same = new.columns.iter().map(|column| Some(column.as_str())).eq(columns.iter().copied());
        new.name == *name && new.kind == *kind && is_same
    })
}

/// A table takes its new name once no other has it any more; in a circle, one steps aside.
fn renames(change: &Change<'_>) -> Vec<String> {
    let renamed = change.kept.iter().filter(|table| table.from.name != table.to.name);
    let mut waiting: Vec<(String, String)> =
        renamed.map(|table| (table.from.name.clone(), table.to.name.clone())).collect();
    let mut steps = Vec::new();
    while !waiting.is_empty() {
        let taken: BTreeSet<_> = waiting.iter().map(|(old, _)| old.clone()).collect();
        if let Some(at) = waiting.iter().position(|(_, new)| !taken.contains(new)) {
            let (old, new) = waiting.remove(at);
            steps.push(rename(&old, &new));
        } else {
            let (old, new) = waiting.remove(0);
            let aside = free_name(change, &format!("{new}_new"));
            steps.push(rename(&old, &aside));
            waiting.push((aside, new));
        }
    }
    steps
}

fn rename(old: &str, new: &str) -> String {
    format!("ALTER TABLE {} RENAME TO {};", quote(old), quote(new))
}

/// The name, or the first one like it that no table has before or after.
fn free_name(change: &Change<'_>, wanted: &str) -> String {
    let Change { dropped, created, kept } = change;
    let kept = kept.iter().flat_map(|table| [table.from, table.to]);
    let taken: BTreeSet<_> =
        dropped.iter().chain(created).copied().chain(kept).map(|table| table.name.as_str()).collect();
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    std::iter::once(wanted.to_owned())
        .chain(numbered)
        .find(|name| !taken.contains(name.as_str()))
        .unwrap_or_else(|| wanted.to_owned())
}
