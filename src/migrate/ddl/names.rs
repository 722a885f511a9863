use std::collections::BTreeSet;

use crate::dialect::Dialect;
use crate::model::OnDelete;

/// Renames in an order in which each name is free when it is taken; in a circle, one steps aside.
pub fn in_order(
    mut waiting: Vec<(String, String)>,
    aside: impl Fn(&str) -> String,
) -> Vec<(String, String)> {
    waiting.retain(|(old, new)| old != new);
    let mut steps = Vec::new();
    while !waiting.is_empty() {
        let taken: BTreeSet<_> = waiting.iter().map(|(old, _)| old.clone()).collect();
        if let Some(at) = waiting.iter().position(|(_, new)| !taken.contains(new)) {
            steps.push(waiting.remove(at));
        } else {
            let (old, new) = waiting.remove(0);
            let aside = aside(&new);
            steps.push((old, aside.clone()));
            waiting.push((aside, new));
        }
    }
    steps
}

/// Likewise, where the one that steps aside is called so.
pub fn in_order_aside(dialect: &Dialect, names: Vec<(String, String)>) -> Vec<(String, String)> {
    let taken: BTreeSet<String> = names
        .iter()
        .flat_map(|(old, new)| [old.clone(), new.clone()])
        .collect();
    in_order(names, |new| {
        free_name(dialect, &format!("{new}_aside"), |name| {
            taken.contains(name)
        })
    })
}

/// The name as the engine keeps it, or the first one like it that is not taken.
pub fn free_name(dialect: &Dialect, wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    std::iter::once(wanted.to_owned())
        .chain(numbered)
        .map(|name| dialect.kept_name(&name))
        .find(|name| !is_taken(name))
        .unwrap_or_else(|| wanted.to_owned())
}

/// What a foreign key refers to, and what becomes of it when that is deleted; the names are quoted.
pub fn references(table: &str, column: &str, on_delete: OnDelete) -> String {
    let action = match on_delete {
        OnDelete::Restrict => "RESTRICT",
        OnDelete::Cascade => "CASCADE",
        OnDelete::SetNull => "SET NULL",
    };
    format!("REFERENCES {table} ({column}) ON DELETE {action}")
}
