use crate::diagnostics::Wording;
use crate::migrate::FOLDER;

use super::cannot_run::ConflictCause;
use super::conflicts::BranchConflict;

/// How it is put that a migration does not fit those of another branch; they go together in the
/// order in which the lines of some go first, if there is one.
pub fn crossed_wording(conflict: &BranchConflict, order: Option<&[String]>) -> Wording {
    let help = order.map_or_else(|| WAY_OUT.to_owned(), ordered);
    Wording::new("migrations-crossed", crossed(conflict)).help(help)
}

/// How it is put that git has left both sides of a merge in a migration.
pub fn unmerged_wording(file: &str, line: usize) -> Wording {
    let message = format!("`{FOLDER}/{file}:{line}` has both sides of a merge");
    let help = "keep one of them, or put each into a migration of its own, under different names";
    Wording::new("migration-unmerged", message).help(help)
}

const WAY_OUT: &str = "they do not go together in any order of the branches: keep the migrations of the branch that \
     databases follow, and have those of the other written anew: \
     `git checkout BRANCH -- .scaffold/model migrations`, remove the files of the other from `migrations`, \
     and run `scaffold sync`";

/// The order in which migrations go together.
fn ordered(first: &[String]) -> String {
    let first: Vec<String> = first
        .iter()
        .map(|name| format!(" --first {name}"))
        .collect();
    format!(
        "they go together in another order: `scaffold migrations order{}`",
        first.concat()
    )
}

fn crossed(BranchConflict { file, line, cause }: &BranchConflict) -> String {
    let place = format!("`{FOLDER}/{file}:{line}`");
    match cause {
        ConflictCause::AlreadyExists { what } => {
            format!(
                "{place} makes the {what}, which is there already: it comes from another branch"
            )
        }
        ConflictCause::NoLongerExists { what } => {
            format!(
                "{place} needs the {what}, which is not there any more: it comes from another branch"
            )
        }
        ConflictCause::StillReferred {
            table,
            by,
            file: of,
        } => format!(
            "{place} drops the table `{table}`, to which {by} refers: `{of}` comes from another branch"
        ),
        ConflictCause::Undone {
            table,
            what,
            file: of,
        } => format!(
            "{place} comes from another branch than `{of}`: it builds `{table}` anew as it was \
             before, and would undo what that has done to the {what}"
        ),
    }
}
