use std::collections::BTreeSet;

use crate::migrate::difference::Change;

use super::quote::quote;

/// A table takes its new name once no other has it any more; in a circle, one steps aside.
pub fn renames(change: &Change<'_>) -> Vec<String> {
    let renamed = change
        .kept
        .iter()
        .filter(|table| table.from.name != table.to.name);
    let mut waiting: Vec<(String, String)> = renamed
        .map(|table| (table.from.name.clone(), table.to.name.clone()))
        .collect();
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
pub fn free_name(change: &Change<'_>, wanted: &str) -> String {
    let Change {
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
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    std::iter::once(wanted.to_owned())
        .chain(numbered)
        .find(|name| !taken.contains(name.as_str()))
        .unwrap_or_else(|| wanted.to_owned())
}
