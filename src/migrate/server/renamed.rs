use std::collections::BTreeSet;

use crate::migrate::sql;
use crate::names::shorten;

/// Renames in an order in which each name is free when it is taken.
pub fn in_order(names: Vec<(String, String)>) -> Vec<(String, String)> {
    let taken: BTreeSet<String> = names
        .iter()
        .flat_map(|(old, new)| [old.clone(), new.clone()])
        .collect();
    sql::in_order(names, |new| {
        free_name(&format!("{new}_aside"), |name| taken.contains(name))
    })
}

/// The name, cut to what servers keep, or the first one like it that is not taken.
pub fn free_name(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    std::iter::once(wanted.to_owned())
        .chain(numbered)
        .map(|name| shorten(&name))
        .find(|name| !is_taken(name))
        .unwrap_or_else(|| wanted.to_owned())
}
