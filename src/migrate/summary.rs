use std::collections::BTreeSet;

use super::difference::{ColumnChange, SchemaChange, TableChange};
use super::schema::{Column, Index, Table};
use super::sqlite::is_altered;

/// A phrase for what comes, one for what goes, and some for each table that changes.
pub fn summary(change: &SchemaChange<'_>) -> Vec<Phrase> {
    let SchemaChange {
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
fn follows_rename(change: &SchemaChange<'_>, table: &TableChange<'_>) -> bool {
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

/// New columns in one phrase, dropped ones in one, and the others one by one.
pub fn column_phrases(schema: &SchemaChange<'_>, change: &TableChange<'_>) -> Vec<Phrase> {
    let table = &change.to.name;
    let mut added = Vec::new();
    let mut dropped = Vec::new();
    let mut others = Vec::new();
    for column in &change.columns {
        match *column {
            ColumnChange::Added(column) => match change.replaced_by(column) {
                Some(old) => others.push(replaced(table, old, column)),
                None => added.push(column.name.as_str()),
            },
            ColumnChange::Dropped(column) if change.replacement_of(column).is_some() => {}
            ColumnChange::Dropped(column) => dropped.push(column.name.as_str()),
            ColumnChange::Kept { from, to } => {
                others.extend(renamed(table, from, to));
                others
                    .extend(is_altered(schema, change, from, to).then(|| altered(table, from, to)));
            }
        }
    }
    let in_one = |verb: &str, verbs: &str, link: &str, names: &[&str]| {
        let name = format!("{verb}_{}_{link}_{table}", names.join("_and_"));
        let sentence = format!("{verbs} {} {link} {table}.", listed(names));
        (!names.is_empty()).then(|| Phrase::new(table, name, sentence))
    };
    let added = in_one("add", "Adds", "to", &added);
    let dropped = in_one("remove", "Removes", "from", &dropped);
    added.into_iter().chain(dropped).chain(others).collect()
}

fn renamed(table: &str, from: &Column, to: &Column) -> Option<Phrase> {
    let (old, new) = (&from.name, &to.name);
    let name = format!("rename_{old}_to_{new}_in_{table}");
    (old != new).then(|| Phrase::new(table, name, format!("Renames {old} to {new} in {table}.")))
}

fn altered(table: &str, from: &Column, to: &Column) -> Phrase {
    let column = &to.name;
    let sentence = if from.declared != to.declared {
        format!(
            "Changes {column} in {table} from {} to {}.",
            from.declared, to.declared
        )
    } else if from.nullable != to.nullable {
        let state = if to.nullable { "optional" } else { "required" };
        format!("Makes {column} in {table} {state}.")
    } else if from.default != to.default {
        format!("Changes the default of {column} in {table}.")
    } else {
        format!("Changes {column} in {table}.")
    };
    Phrase::new(table, format!("change_{column}_in_{table}"), sentence)
}

fn replaced(table: &str, old: &Column, new: &Column) -> Phrase {
    let column = &new.name;
    let sentence = format!(
        "Replaces {} in {table}, {}, by {column}, {}, without its values.",
        old.name, old.declared, new.declared
    );
    Phrase::new(table, format!("replace_{column}_in_{table}"), sentence)
}

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

/// Beyond it, a file's name tells the tables only, or not even these.
const LONGEST: usize = 64;

/// The name of a migration: what it does, as far as that is short.
pub fn name(change: &SchemaChange<'_>, phrases: &[Phrase]) -> String {
    if change.kept.is_empty() && change.dropped.is_empty() && change.created.len() > 1 {
        return "create_schema".to_owned();
    }
    let plain = |name: &str| -> String {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        name.chars()
            .map(|c| if is_plain(c) { c } else { '_' })
            .collect()
    };
    let names: Vec<_> = phrases.iter().map(|phrase| phrase.name.as_str()).collect();
    let tables: BTreeSet<_> = phrases.iter().map(|phrase| phrase.table.as_str()).collect();
    let tables: Vec<_> = tables.into_iter().collect();
    let exact = (names.len() <= 2).then(|| names.join("_and_"));
    let rough = format!("change_{}", tables.join("_and_"));
    let exact = exact.filter(|name| !name.is_empty());
    let short = exact
        .into_iter()
        .chain([rough])
        .find(|name| name.len() <= LONGEST && *name != "change_");
    short.map_or_else(|| "change_schema".to_owned(), |name| plain(&name))
}

/// One part of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// For file names: `add_subtitle_to_posts`.
    pub name: String,
    /// For people: `Adds subtitle to posts.`
    pub sentence: String,
    /// The table that it changes.
    pub table: String,
}

impl Phrase {
    pub fn new(table: &str, name: String, sentence: String) -> Self {
        Self {
            name,
            sentence,
            table: table.to_owned(),
        }
    }
}

/// `a, b and c`
pub fn listed(names: &[&str]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        names => names.concat(),
    }
}
