use std::collections::BTreeSet;

use crate::dialect::Dialect;
use crate::migrate::ddl::{self, free_name};

/// Renames in an order in which each name is free when it is taken.
pub fn in_order(dialect: &Dialect, names: Vec<(String, String)>) -> Vec<(String, String)> {
    let taken: BTreeSet<String> = names
        .iter()
        .flat_map(|(old, new)| [old.clone(), new.clone()])
        .collect();
    ddl::in_order(names, |new| {
        free_name(dialect, &format!("{new}_aside"), |name| {
            taken.contains(name)
        })
    })
}
