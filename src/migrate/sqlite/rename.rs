use std::collections::BTreeSet;

use crate::migrate::difference::Change;
use crate::migrate::sql::in_order;

use super::quote::quote;

/// A table takes its new name once no other has it any more; in a circle, one steps aside.
pub fn renames(change: &Change<'_>) -> Vec<String> {
    let names = change
        .kept
        .iter()
        .map(|table| (table.from.name.clone(), table.to.name.clone()));
    let aside = |new: &str| free_name(change, &format!("{new}_new"));
    let renames = in_order(names.collect(), aside).into_iter();
    renames
        .map(|(old, new)| format!("ALTER TABLE {} RENAME TO {};", quote(&old), quote(&new)))
        .collect()
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
