use crate::migrate::difference::TableChange;
use crate::migrate::schema::Index;

use super::Phrase;

/// The indexes that come or go on columns that stay as they are; the others go with their columns,
/// and those that only change what rows they count go with `soft_delete`.
pub fn index_phrases(change: &TableChange<'_>) -> Vec<Phrase> {
    let table = &change.to.name;
    if change.from.name != *table {
        return Vec::new();
    }
    let stays = |column: &String| change.new_name(column) == Some(column);
    let is_on_both_sides = |index: &Index| {
        [change.from, change.to]
            .iter()
            .all(|table| table.indexes.iter().any(|other| other.name == index.name))
    };
    let stay = |index: &&Index| index.columns.iter().all(stays) && !is_on_both_sides(index);
    let added = change
        .to
        .indexes
        .iter()
        .filter(|index| change.makes(index))
        .filter(stay);
    let dropped = change
        .from
        .indexes
        .iter()
        .filter(|index| !change.keeps(index))
        .filter(stay);
    let added = added.map(|index| phrase(table, "add", "Adds", index));
    let dropped = dropped.map(|index| phrase(table, "remove", "Removes", index));
    added.chain(dropped).collect()
}

fn phrase(table: &str, verb: &str, verbs: &str, index: &Index) -> Phrase {
    let noun = if index.is_unique() {
        "unique index"
    } else {
        "index"
    };
    let name = &index.name;
    Phrase::new(
        table,
        format!("{verb}_{name}"),
        format!("{verbs} the {noun} {name}."),
    )
}
