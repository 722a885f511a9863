use crate::migrate::user_objects::UserObjects;
use crate::sql::{SqlCursor, SqlStatement};

/// What is not as the migration takes it to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConflictCause {
    /// It makes something that is there already.
    AlreadyExists { what: String },
    /// It changes or reads something that is not there, or not any more.
    NoLongerExists { what: String },
    /// It drops a table that a column of another one refers to, which `file` has made.
    StillReferred {
        table: String,
        by: String,
        file: String,
    },
    /// It builds a table anew as it was before `file` gave it something else.
    Undone {
        table: String,
        what: String,
        file: String,
    },
}

/// Why a statement cannot run on what is there.
pub fn cannot_run(before: &UserObjects, statement: &SqlStatement) -> Option<ConflictCause> {
    let mut cursor = SqlCursor::new(&statement.tokens);
    let cause = if cursor.take(&["CREATE"]) {
        created(before, cursor)
    } else if cursor.take(&["ALTER"]) && cursor.take(&["TABLE"]) {
        altered(before, cursor)
    } else {
        let changes = cursor.take(&["UPDATE"]) || dropped(&mut cursor);
        let table = cursor.name().filter(|_| changes);
        table.and_then(|table| gone(before, table))
    };
    cause.or_else(|| named(before, statement))
}

/// Goes on behind the words that drop a table for certain.
fn dropped(cursor: &mut SqlCursor<'_>) -> bool {
    cursor.take(&["DROP"]) && cursor.take(&["TABLE"]) && !cursor.take(&["IF"])
}

/// That there is no table of this name any more.
fn gone(before: &UserObjects, table: &str) -> Option<ConflictCause> {
    let is_gone = before.had_table(table) && !before.has_table(table);
    is_gone.then(|| ConflictCause::NoLongerExists {
        what: format!("table `{table}`"),
    })
}

/// Words behind which there is a table.
const BEFORE_TABLES: [&str; 4] = ["FROM", "INTO", "JOIN", "REFERENCES"];

/// A table that the statement speaks of somewhere.
fn named(before: &UserObjects, statement: &SqlStatement) -> Option<ConflictCause> {
    let tokens = &statement.tokens;
    let places = (1..tokens.len()).filter(|at| {
        let mut words = BEFORE_TABLES.iter();
        words.any(|word| tokens[at - 1].is(word))
    });
    let mut tables = places.filter_map(|at| SqlCursor::new(&tokens[at..]).name());
    tables.find_map(|table| gone(before, table))
}

fn created(before: &UserObjects, mut cursor: SqlCursor<'_>) -> Option<ConflictCause> {
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
    if is_table {
        return before
            .has_table(name)
            .then(|| already_exists("table", name));
    }
    if before.index(name).is_some() {
        return Some(already_exists("index", name));
    }
    cursor.take(&["ON"]);
    let table = cursor.name()?;
    gone(before, table).or_else(|| indexed(before, table, cursor))
}

fn already_exists(kind: &str, name: &str) -> ConflictCause {
    ConflictCause::AlreadyExists {
        what: format!("{kind} `{name}`"),
    }
}

/// A column of an index that the table does not have.
fn indexed(before: &UserObjects, table: &str, cursor: SqlCursor<'_>) -> Option<ConflictCause> {
    let items = cursor.items().into_iter();
    let names = items.filter_map(|item| match item {
        [name] => name.name(),
        [name, order] if order.is("ASC") || order.is("DESC") => name.name(),
        _ => None,
    });
    names
        .filter(|_| before.knows_columns(table))
        .find(|name| before.column(table, name).is_none())
        .map(|name| ConflictCause::NoLongerExists {
            what: format!("column `{name}` of `{table}`"),
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

fn altered(before: &UserObjects, mut cursor: SqlCursor<'_>) -> Option<ConflictCause> {
    let table = cursor.name()?;
    if !before.has_table(table) {
        return gone(before, table);
    }
    let adds = cursor.take(&["ADD"]);
    let changes = adds || cursor.take(&["ALTER", "CHANGE", "DROP", "MODIFY", "RENAME"]);
    if !changes || cursor.take(&OTHERS) {
        return None;
    }
    cursor.take(&["COLUMN"]);
    let name = cursor.name()?;
    let what = format!("column `{name}` of `{table}`");
    match (adds, before.column(table, name).is_some()) {
        (true, true) => Some(ConflictCause::AlreadyExists { what }),
        (false, false) if before.knows_columns(table) => {
            Some(ConflictCause::NoLongerExists { what })
        }
        (true, false) | (false, _) => None,
    }
}
