use std::collections::BTreeSet;

use crate::dialect::SQLITE;
use crate::migrate::ddl::{
    MissingValues, create_index, create_tables, drop_tables, free_name, in_order,
};
use crate::migrate::difference::{SchemaChange, TableChange};
use crate::migrate::user_objects::CarriedObjects;

use super::alter::alter;
use super::rebuild::rebuild;

/// The statements that take the schema from one state to the other.
///
/// Names are freed before they are taken: what goes, goes first. `carried` belongs to the kept
/// tables, one to each.
pub fn file_script(
    change: &SchemaChange<'_>,
    missing: MissingValues,
    carried: &[CarriedObjects],
) -> Vec<String> {
    let SchemaChange {
        dropped,
        created,
        kept,
        renames: _,
    } = change;
    let mut steps = drop_tables(&SQLITE, dropped);
    for table in kept {
        let gone = table
            .from
            .indexes
            .iter()
            .filter(|index| !table.keeps(index));
        steps.extend(gone.map(|index| {
            // What a table had before the service may be called otherwise.
            let condition = if table.from.existing {
                "IF EXISTS "
            } else {
                ""
            };
            format!("DROP INDEX {condition}{};", SQLITE.schema_name(&index.name))
        }));
    }
    steps.extend(renames(change));
    steps.extend(create_tables(&SQLITE, created));
    for (table, carried) in kept.iter().zip(carried) {
        steps.extend(table_steps(change, table, missing, carried));
    }
    steps
}

fn table_steps(
    change: &SchemaChange<'_>,
    table: &TableChange<'_>,
    missing: MissingValues,
    carried: &CarriedObjects,
) -> Vec<String> {
    let Some(mut steps) = alter(change, table, missing) else {
        let passing = free_table_name(change, &format!("{}_new", table.to.name));
        return rebuild(table, &passing, missing, carried);
    };
    let new = table.to.indexes.iter().filter(|index| table.makes(index));
    steps.extend(new.map(|index| create_index(&SQLITE, table.to, index, "")));
    steps
}

/// A table takes its new name once no other has it any more; in a circle, one steps aside.
fn renames(change: &SchemaChange<'_>) -> Vec<String> {
    let names = change
        .kept
        .iter()
        .map(|table| (table.from.name.clone(), table.to.name.clone()));
    let aside = |new: &str| free_table_name(change, &format!("{new}_new"));
    let renames = in_order(names.collect(), aside).into_iter();
    renames
        .map(|(old, new)| {
            format!(
                "ALTER TABLE {} RENAME TO {};",
                SQLITE.schema_name(&old),
                SQLITE.schema_name(&new)
            )
        })
        .collect()
}

/// The name, or the first one like it that no table has before or after.
fn free_table_name(change: &SchemaChange<'_>, wanted: &str) -> String {
    let SchemaChange {
        dropped,
        created,
        kept,
        renames: _,
    } = change;
    let kept = kept.iter().flat_map(|table| [table.from, table.to]);
    let taken: BTreeSet<_> = dropped
        .iter()
        .chain(created)
        .copied()
        .chain(kept)
        .map(|table| table.name.as_str())
        .collect();
    free_name(&SQLITE, wanted, |name| taken.contains(name))
}
