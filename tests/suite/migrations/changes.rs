use std::collections::BTreeMap;

use rusqlite::types::Value;

use super::case::Case;
use super::database::{Database, Values};
use super::table;

/// A database with rows becomes the one of the new spec, with everything that was not announced as
/// lost, and goes back.
macro_rules! there_and_back {
    ($($group:ident),*) => {
        $(#[test]
        fn $group() {
            let failures: Vec<_> = table::$group()
                .iter()
                .filter_map(|case| Some(format!("## {}\n{}", case.name, failure(case)?)))
                .collect();
            assert!(failures.is_empty(), "{}", failures.join("\n\n"));
        })*
    };
}

there_and_back!(
    fields,
    wider_types,
    narrower_types,
    rules,
    relations,
    entities,
    combinations
);

fn failure(case: &Case) -> Option<String> {
    let migration = case.migration();
    let database = Database::with_rows(case.old());
    let before = database.values();
    if let Err(error) = database.migrate(&migration.up) {
        return Some(format!("up: {error}\n{}", migration.up));
    }
    let new = Database::fresh(case.changed()).shape();
    if database.shape() != new {
        return Some(format!(
            "shape\n{:#?}\ninstead of\n{new:#?}\nby {}",
            database.shape(),
            migration.up
        ));
    }
    let after = database.values();
    let lost = lost(case, &before, &after, true);
    if !lost.is_empty() || !database.is_sound() {
        return Some(format!("lost on the way up: {lost:?}\n{}", migration.up));
    }
    if let Err(error) = database.migrate(&migration.down) {
        return Some(format!("down: {error}\n{}", migration.down));
    }
    if database.shape() != Database::fresh(case.old()).shape() {
        return Some(format!(
            "shape after the way back\n{:#?}\nby {}",
            database.shape(),
            migration.down
        ));
    }
    let lost = self::lost(case, &before, &database.values(), false);
    if !lost.is_empty() || !database.is_sound() {
        return Some(format!(
            "lost on the way back: {lost:?}\n{}",
            migration.down
        ));
    }
    database
        .migrate(&migration.up)
        .err()
        .map(|error| format!("up again: {error}"))
}

/// The columns of which not every value is there, and that were not announced as lost.
fn lost(case: &Case, before: &Values, after: &Values, renamed: bool) -> Vec<String> {
    let is_lost = |(place, values): &(&String, &BTreeMap<String, Value>)| {
        let (table, column) = place.split_once('.').unwrap();
        if case.lost.contains(&table) || case.lost.contains(&place.as_str()) {
            return false;
        }
        let place = if renamed {
            new_place(case, table, column)
        } else {
            (*place).clone()
        };
        let is_join = !before.contains_key(&format!("{table}.id"));
        match after.get(&place) {
            Some(found) if is_join => !found.values().eq(values.values()),
            Some(found) => found != *values,
            None => !values.is_empty(),
        }
    };
    before
        .iter()
        .filter(is_lost)
        .map(|(place, _)| place.clone())
        .collect()
}

fn new_place(case: &Case, table: &str, column: &str) -> String {
    let renamed = |name: &str| {
        case.renamed
            .iter()
            .find(|(old, _)| *old == name)
            .map(|(_, new)| (*new).to_owned())
    };
    let table_now = renamed(table).unwrap_or_else(|| table.to_owned());
    renamed(&format!("{table}.{column}")).unwrap_or_else(|| format!("{table_now}.{column}"))
}
