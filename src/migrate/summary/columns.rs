use crate::migrate::difference::{Change, ColumnChange, TableChange};
use crate::migrate::schema::Column;
use crate::migrate::sqlite::is_altered;

use super::Phrase;
use super::phrase::listed;

/// New columns in one phrase, dropped ones in one, and the others one by one.
pub fn column_phrases(schema: &Change<'_>, change: &TableChange<'_>) -> Vec<Phrase> {
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
