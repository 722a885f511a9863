use std::collections::BTreeSet;

use crate::migrate::MigrationFile;
use crate::migrate::user_objects::{UserObject, UserObjectKind, UserObjects};
use crate::sql::{SqlCursor, SqlKind, SqlToken, sql_statements};

use super::cannot_run::{ConflictCause, cannot_run};
use super::renumbering::Renumbering;

/// A migration that was written for another schema than the one it meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BranchConflict {
    /// The file that takes it forwards.
    pub file: String,
    /// The line with the statement that does not fit, from 1.
    pub line: usize,
    pub cause: ConflictCause,
}

impl BranchConflict {
    /// With the names that the files have now, of a conflict in an order that is not there yet.
    #[must_use]
    pub fn in_current_files(mut self, order: &Renumbering) -> Self {
        self.file = order.current_file(&self.file);
        if let ConflictCause::StillReferred { file, .. } | ConflictCause::Undone { file, .. } =
            &mut self.cause
        {
            *file = order.current_file(file);
        }
        self
    }
}

/// The migrations that do not fit what those before them have made.
///
/// Two of the same number come from two branches. From there on each one may have been written for
/// another schema, which shows where it cannot run, or where it and its way back together lose what
/// was there before.
#[must_use]
pub fn branch_conflicts(existing: &[MigrationFile]) -> Vec<BranchConflict> {
    first_meeting(existing).map_or_else(Vec::new, |first| conflicts_from(existing, first))
}

/// The same of the migrations from a number on.
#[must_use]
pub fn conflicts_from(existing: &[MigrationFile], first: u64) -> Vec<BranchConflict> {
    let mut user_objects = UserObjects::default();
    let mut found = Vec::new();
    for file in UserObjects::in_order(existing) {
        if file.number() < Some(first) {
            user_objects.run_all(file);
            continue;
        }
        let before = user_objects.clone();
        let misfit = run(&mut user_objects, file)
            .or_else(|| dangling(&before, &user_objects, file))
            .or_else(|| undone(&before, user_objects.clone(), file, back(existing, file)?));
        found.extend(misfit.map(|(statement, cause)| BranchConflict {
            file: file.name.clone(),
            line: line(file, statement),
            cause,
        }));
    }
    found
}

/// The number of a statement in its file, and why it does not fit.
type Misfit = (usize, ConflictCause);

/// The line in which a statement begins, from 1.
fn line(file: &MigrationFile, statement: usize) -> usize {
    let (mut start, mut end) = (0, 0);
    for passed in sql_statements(&file.text).iter().take(statement + 1) {
        // They are pieces of the text, in its order.
        start = end + file.text[end..].find(&passed.text).unwrap_or_default();
        end = start + passed.text.len();
    }
    file.text[..start].matches('\n').count() + 1
}

/// The first number that two migrations have.
fn first_meeting(existing: &[MigrationFile]) -> Option<u64> {
    let mut seen = BTreeSet::new();
    let ups = existing.iter().filter(|file| file.is_up());
    let numbers = ups.filter_map(MigrationFile::number);
    numbers.filter(|number| !seen.insert(*number)).min()
}

fn run(user_objects: &mut UserObjects, file: &MigrationFile) -> Option<Misfit> {
    let mut found = None;
    for (at, statement) in sql_statements(&file.text).iter().enumerate() {
        if found.is_none() {
            found = cannot_run(user_objects, statement).map(|cause| (at, cause));
        }
        user_objects.run(statement, &file.name);
    }
    found
}

/// A table that a migration has dropped while something refers to it.
fn dangling(before: &UserObjects, after: &UserObjects, file: &MigrationFile) -> Option<Misfit> {
    let statements = sql_statements(&file.text);
    let mut drops = statements.iter().enumerate().filter_map(|(at, statement)| {
        let mut cursor = SqlCursor::new(&statement.tokens);
        let drops = cursor.take(&["DROP"]) && cursor.take(&["TABLE"]);
        cursor.skip_if_exists();
        Some((at, cursor.name().filter(|_| drops)?))
    });
    drops.find_map(|(at, table)| {
        let goes = before.has_table(table) && !after.has_table(table);
        let mut columns = after.all().filter(|_| goes);
        let (of, column) = columns.find(|(_, column)| refers(column, table))?;
        let cause = ConflictCause::StillReferred {
            table: table.to_owned(),
            by: format!("`{}` of `{of}`", column.name),
            file: column.file.clone(),
        };
        Some((at, cause))
    })
}

fn refers(column: &UserObject, table: &str) -> bool {
    let mut pairs = column.sql.tokens.windows(2);
    column.kind == UserObjectKind::Column
        && pairs.any(|pair| pair[0].is("REFERENCES") && pair[1].names(table))
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
) -> Option<Misfit> {
    for statement in sql_statements(&down.text) {
        after.run(&statement, &down.name);
    }
    let rebuilt: BTreeSet<String> = [up, down].into_iter().flat_map(rebuilt).collect();
    let mut objects = before.all();
    let (table, object) =
        objects.find(|(table, object)| !stays(&after, table, object, rebuilt.contains(*table)))?;
    let cause = ConflictCause::Undone {
        table: table.to_owned(),
        what: format!("{} `{}`", object.kind, object.name),
        file: object.file.clone(),
    };
    let mut statements = sql_statements(&up.text).into_iter();
    let touching = statements.position(|statement| {
        let mut tokens = statement.tokens.iter();
        tokens.any(|token| token.names(table))
    });
    Some((touching.unwrap_or_default(), cause))
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
