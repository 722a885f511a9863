use crate::migrate::handmade::{Cursor, Handmade, Statement};

use super::Misfit;

/// Why a statement cannot run on what is there.
pub fn misfit(before: &Handmade, statement: &Statement) -> Option<Misfit> {
    let mut cursor = Cursor::new(&statement.words);
    if cursor.take(&["CREATE"]) {
        created(before, cursor)
    } else if cursor.take(&["ALTER"]) && cursor.take(&["TABLE"]) {
        altered(before, cursor)
    } else {
        None
    }
}

fn created(before: &Handmade, mut cursor: Cursor<'_>) -> Option<Misfit> {
    cursor.take(&["UNIQUE"]);
    let is_table = cursor.take(&["TABLE"]);
    if !is_table && !cursor.take(&["INDEX"]) {
        return None;
    }
    cursor.take(&["CONCURRENTLY"]);
    if cursor.take(&["IF"]) {
        return None;
    }
    let name = cursor.name()?;
    let (what, is_there) = if is_table {
        ("table", before.has_table(name))
    } else {
        ("index", before.index(name).is_some())
    };
    is_there.then(|| Misfit::There {
        what: format!("{what} `{name}`"),
    })
}

/// Words behind which there is no column.
const OTHERS: [&str; 7] = [
    "TO",
    "CONSTRAINT",
    "CHECK",
    "FOREIGN",
    "INDEX",
    "KEY",
    "PRIMARY",
];

fn altered(before: &Handmade, mut cursor: Cursor<'_>) -> Option<Misfit> {
    let table = cursor.name()?;
    if !before.has_table(table) {
        let what = format!("table `{table}`");
        return before.had_table(table).then_some(Misfit::Gone { what });
    }
    let adds = cursor.take(&["ADD"]);
    if !adds && !cursor.take(&["DROP", "RENAME"]) || cursor.take(&OTHERS) {
        return None;
    }
    cursor.take(&["COLUMN"]);
    let name = cursor.name()?;
    let what = format!("column `{name}` of `{table}`");
    match (adds, before.column(table, name).is_some()) {
        (true, true) => Some(Misfit::There { what }),
        (false, false) if before.knows_columns(table) => Some(Misfit::Gone { what }),
        (true, false) | (false, _) => None,
    }
}
