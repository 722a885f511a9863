use crate::migrate::difference::{Change, TableChange};
use crate::migrate::handmade::Carried;
use crate::migrate::sql::{Missing, comment};

use super::alter::alter;
use super::create::{create_index, create_table};
use super::quote::quote;
use super::rebuild::rebuild;
use super::rename::{free_name, renames};

/// The statements that take the schema from one state to the other.
///
/// Names are freed before they are taken: what goes, goes first. `carried` belongs to the kept
/// tables, one to each.
pub fn script(change: &Change<'_>, missing: Missing, carried: &[Carried]) -> Vec<String> {
    let Change {
        dropped,
        created,
        kept,
        renames: _,
    } = change;
    let mut steps: Vec<_> = dropped
        .iter()
        .rev()
        .map(|table| format!("DROP TABLE {};", quote(&table.name)))
        .collect();
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
            format!("DROP INDEX {condition}{};", quote(&index.name))
        }));
    }
    steps.extend(renames(change));
    for table in created {
        let comment = table
            .description
            .as_ref()
            .map(|text| comment(text) + "\n")
            .unwrap_or_default();
        steps.push(comment + &create_table(table, &table.name, &[]));
        steps.extend(table.indexes.iter().map(|index| create_index(table, index)));
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
    carried: &Carried,
) -> Vec<String> {
    let Some(mut steps) = alter(change, table, missing) else {
        let passing = free_name(change, &format!("{}_new", table.to.name));
        return rebuild(table, &passing, missing, carried);
    };
    let new = table.to.indexes.iter().filter(|index| table.makes(index));
    steps.extend(new.map(|index| create_index(table.to, index)));
    steps
}
