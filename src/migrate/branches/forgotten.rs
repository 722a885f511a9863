use std::collections::BTreeSet;

use crate::migrate::handmade::{Cursor, Existing, Handmade, Object, ObjectKind, statements};

use super::Misfit;

/// What is not there any more, or not as it was, once a migration has been undone.
pub fn forgotten(
    before: &Handmade,
    mut after: Handmade,
    up: &Existing,
    down: &Existing,
) -> Option<Misfit> {
    for statement in statements(&down.text) {
        after.run(&statement, &down.name);
    }
    let rebuilt: BTreeSet<String> = [up, down].into_iter().flat_map(rebuilt).collect();
    let mut objects = before.all();
    let (table, object) =
        objects.find(|(table, object)| !stays(&after, table, object, rebuilt.contains(*table)))?;
    Some(Misfit::Forgotten {
        table: table.to_owned(),
        what: format!("{} `{}`", object.kind, object.name),
        file: object.file.clone(),
    })
}

/// The tables that a migration builds anew: it makes another one and gives it the name.
fn rebuilt(file: &Existing) -> Vec<String> {
    let mut made = BTreeSet::new();
    let mut rebuilt = Vec::new();
    for statement in statements(&file.text) {
        let mut cursor = Cursor::new(&statement.words);
        if cursor.take(&["CREATE"]) && cursor.take(&["TABLE"]) {
            made.extend(cursor.name().map(str::to_lowercase));
        } else if cursor.take(&["ALTER"]) && cursor.take(&["TABLE"]) {
            let passing = cursor.name().map(str::to_lowercase);
            let is_made = passing.is_some_and(|passing| made.contains(&passing));
            if is_made && cursor.take(&["RENAME"]) && cursor.take(&["TO"]) {
                rebuilt.extend(cursor.name().map(str::to_lowercase));
            }
        }
    }
    rebuilt
}

/// Only a table that is built anew can get an older definition of a column back; elsewhere the same
/// one may be written in other words.
fn stays(after: &Handmade, table: &str, object: &Object, is_rebuilt: bool) -> bool {
    let texts = |object: &Object| -> Vec<String> {
        let words = object.words.iter();
        words.map(|word| word.text.to_lowercase()).collect()
    };
    match object.kind {
        ObjectKind::Column => {
            let now = after.column(table, &object.name);
            now.is_some_and(|now| !is_rebuilt || texts(now) == texts(object))
        }
        ObjectKind::Index | ObjectKind::Trigger | ObjectKind::View => {
            let mut now = after.objects(table).iter();
            now.any(|now| now.name.eq_ignore_ascii_case(&object.name))
        }
    }
}
