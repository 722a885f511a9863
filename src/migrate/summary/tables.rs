use crate::migrate::difference::{Change, TableChange};
use crate::migrate::schema::Table;

use super::Phrase;
use super::columns::column_phrases;
use super::indexes::index_phrases;
use super::phrase::listed;

/// A phrase for what comes, one for what goes, and some for each table that changes.
pub fn summary(change: &Change<'_>) -> Vec<Phrase> {
    let Change {
        dropped,
        created,
        kept,
        renames: _,
    } = change;
    let mut phrases = Vec::new();
    phrases.extend(whole_tables("create", "Creates", created));
    phrases.extend(whole_tables("drop", "Drops", dropped));
    for table in kept.iter().filter(|table| !follows_rename(change, table)) {
        let (old, new) = (&table.from.name, &table.to.name);
        if old != new {
            phrases.push(Phrase::new(
                new,
                format!("rename_{old}_to_{new}"),
                format!("Renames {old} to {new}."),
            ));
        }
        phrases.extend(column_phrases(change, table));
        phrases.extend(index_phrases(table));
    }
    phrases
}

/// The name and the columns of a join table follow the names of the entities that it joins.
fn follows_rename(change: &Change<'_>, table: &TableChange<'_>) -> bool {
    let targets = table
        .from
        .columns
        .iter()
        .filter_map(|column| column.references.as_ref());
    table.to.is_join()
        && targets
            .map(|target| &target.table)
            .any(|target| change.new_name(target) != target)
}

fn whole_tables(verb: &str, verbs: &str, tables: &[&Table]) -> Option<Phrase> {
    let names: Vec<_> = tables.iter().map(|table| table.name.as_str()).collect();
    let noun = if names.len() == 1 { "table" } else { "tables" };
    let name = format!("{verb}_{}", names.join("_and_"));
    let sentence = format!("{verbs} the {noun} {}.", listed(&names));
    names
        .first()
        .map(|first| Phrase::new(first, name, sentence))
}
