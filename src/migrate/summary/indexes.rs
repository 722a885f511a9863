use crate::migrate::difference::TableChange;
use crate::migrate::schema::{Index, Table};

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
    let changed = change.from.indexes.iter().filter_map(|old| {
        let mut new = change.to.indexes.iter();
        let new = new.find(|new| new.name == old.name && old.columns.iter().all(stays))?;
        case_phrase(change, old, new)
    });
    added.chain(dropped).chain(changed).collect()
}

/// One that stays on its columns, but takes emails of another case for the same, or no longer does.
fn case_phrase(change: &TableChange<'_>, old: &Index, new: &Index) -> Option<Phrase> {
    let ignores = |table: &Table, index: &Index| {
        let mut columns = index.columns.iter();
        columns.any(|column| table.ignores_case(index, column))
    };
    let name = &new.name;
    let sentence = match [ignores(change.from, old), ignores(change.to, new)] {
        [false, true] => format!("Makes the unique index {name} ignore case."),
        [true, false] => format!("Makes the unique index {name} tell upper from lower case."),
        _ => return None,
    };
    Some(Phrase::new(
        &change.to.name,
        format!("change_{name}"),
        sentence,
    ))
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
