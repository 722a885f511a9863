use std::collections::BTreeSet;

use crate::sql::{SqlCursor, SqlKind, SqlStatement, SqlToken, sql_statements};

use super::MigrationFile;
use super::user_objects::{UserObject, UserObjectKind, UserObjects};

/// A migration that was written for another schema than the one it meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BranchConflict {
    /// The file that takes it forwards.
    pub file: String,
    pub cause: ConflictCause,
}

/// What is not as the migration takes it to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConflictCause {
    /// It makes something that is there already.
    AlreadyExists { what: String },
    /// It changes something that is not there, or not any more.
    NoLongerExists { what: String },
    /// It builds a table anew as it was before `file` gave it something else.
    Undone {
        table: String,
        what: String,
        file: String,
    },
}

/// The migrations that do not fit what those before them have made.
///
/// Two of the same number come from two branches. From there on each one may have been written for
/// another schema, which shows where it cannot run, or where it and its way back together lose what
/// was there before.
#[must_use]
pub fn branch_conflicts(existing: &[MigrationFile]) -> Vec<BranchConflict> {
    let Some(first) = first_meeting(existing) else {
        return Vec::new();
    };
    let mut user_objects = UserObjects::default();
    let mut found = Vec::new();
    for file in UserObjects::in_order(existing) {
        let is_judged = file.number() >= Some(first);
        let before = is_judged.then(|| user_objects.clone());
        let cause = run(&mut user_objects, file, is_judged);
        let cause = cause.or_else(|| {
            let before = before?;
            undone(&before, user_objects.clone(), file, back(existing, file)?)
        });
        found.extend(cause.map(|cause| BranchConflict {
            file: file.name.clone(),
            cause,
        }));
    }
    found
}

/// The first number that two migrations have.
fn first_meeting(existing: &[MigrationFile]) -> Option<u64> {
    let mut seen = BTreeSet::new();
    let ups = existing.iter().filter(|file| file.is_up());
    let numbers = ups.filter_map(MigrationFile::number);
    numbers.filter(|number| !seen.insert(*number)).min()
}

fn run(
    user_objects: &mut UserObjects,
    file: &MigrationFile,
    is_judged: bool,
) -> Option<ConflictCause> {
    let mut found = None;
    for statement in sql_statements(&file.text) {
        if is_judged && found.is_none() {
            found = cannot_run(user_objects, &statement);
        }
        user_objects.run(&statement, &file.name);
    }
    found
}

/// The file that goes back, if it does anything.
fn back<'existing>(
    existing: &'existing [MigrationFile],
    up: &MigrationFile,
) -> Option<&'existing MigrationFile> {
    let name = up.name.strip_suffix(".up.sql")?;
    let mut files = existing.iter();
    files.find(|file| {
        file.name.strip_suffix(".down.sql") == Some(name) && !sql_statements(&file.text).is_empty()
    })
}

/// What is not there any more, or not as it was, once a migration has been undone.
fn undone(
    before: &UserObjects,
    mut after: UserObjects,
    up: &MigrationFile,
    down: &MigrationFile,
) -> Option<ConflictCause> {
    for statement in sql_statements(&down.text) {
        after.run(&statement, &down.name);
    }
    let rebuilt: BTreeSet<String> = [up, down].into_iter().flat_map(rebuilt).collect();
    let mut objects = before.all();
    let (table, object) =
        objects.find(|(table, object)| !stays(&after, table, object, rebuilt.contains(*table)))?;
    Some(ConflictCause::Undone {
        table: table.to_owned(),
        what: format!("{} `{}`", object.kind, object.name),
        file: object.file.clone(),
    })
}

/// The tables that a migration builds anew: it makes another one and gives it the name.
fn rebuilt(file: &MigrationFile) -> Vec<String> {
    let mut made = BTreeSet::new();
    let mut rebuilt = Vec::new();
    for statement in sql_statements(&file.text) {
        let mut cursor = SqlCursor::new(&statement.tokens);
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
fn stays(after: &UserObjects, table: &str, object: &UserObject, is_rebuilt: bool) -> bool {
    let tokens = |object: &UserObject| -> Vec<SqlKind> {
        object.sql.tokens.iter().map(SqlToken::folded).collect()
    };
    match object.kind {
        UserObjectKind::Column => {
            let now = after.column(table, &object.name);
            now.is_some_and(|now| !is_rebuilt || tokens(now) == tokens(object))
        }
        UserObjectKind::Index | UserObjectKind::Trigger | UserObjectKind::View => {
            let mut now = after.objects(table).iter();
            now.any(|now| now.name.eq_ignore_ascii_case(&object.name))
        }
    }
}

/// Why a statement cannot run on what is there.
fn cannot_run(before: &UserObjects, statement: &SqlStatement) -> Option<ConflictCause> {
    let mut cursor = SqlCursor::new(&statement.tokens);
    if cursor.take(&["CREATE"]) {
        created(before, cursor)
    } else if cursor.take(&["ALTER"]) && cursor.take(&["TABLE"]) {
        altered(before, cursor)
    } else {
        None
    }
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
    let (what, is_there) = if is_table {
        ("table", before.has_table(name))
    } else {
        ("index", before.index(name).is_some())
    };
    is_there.then(|| ConflictCause::AlreadyExists {
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

fn altered(before: &UserObjects, mut cursor: SqlCursor<'_>) -> Option<ConflictCause> {
    let table = cursor.name()?;
    if !before.has_table(table) {
        let what = format!("table `{table}`");
        return before
            .had_table(table)
            .then_some(ConflictCause::NoLongerExists { what });
    }
    let adds = cursor.take(&["ADD"]);
    if !adds && !cursor.take(&["DROP", "RENAME"]) || cursor.take(&OTHERS) {
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
