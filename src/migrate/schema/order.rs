use std::collections::{BTreeMap, BTreeSet};

use super::Table;

/// Puts tables behind those that they refer to, and otherwise leaves them in their order.
///
/// Where tables refer to each other in a circle, the first of them comes first.
pub fn ordered(tables: Vec<Table>) -> Vec<Table> {
    let all: BTreeSet<String> = tables.iter().map(|table| table.name.clone()).collect();
    let mut rest: BTreeMap<usize, Table> = tables.into_iter().enumerate().collect();
    let mut done = BTreeSet::new();
    let mut ordered = Vec::with_capacity(rest.len());
    while let Some(next) = next(&rest, &all, &done) {
        if let Some(table) = rest.remove(&next) {
            done.insert(table.name.clone());
            ordered.push(table);
        }
    }
    ordered
}

fn next(
    rest: &BTreeMap<usize, Table>,
    all: &BTreeSet<String>,
    done: &BTreeSet<String>,
) -> Option<usize> {
    let ready = rest.iter().find(|(_, table)| {
        table
            .columns
            .iter()
            .filter_map(|column| column.references.as_ref())
            .all(|key| {
                key.table == table.name || done.contains(&key.table) || !all.contains(&key.table)
            })
    });
    ready
        .map(|(at, _)| *at)
        .or_else(|| rest.keys().next().copied())
}
