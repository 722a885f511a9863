use crate::model::Project;

use super::difference::Change;
use super::handmade::{Carried, Existing, Handmade, carried};
use super::judge::judge;
use super::schema::Schema;
use super::sqlite::{Missing, comment, notes, script};
use super::summary::{name, summary};
use super::{Migration, MigrationError};

/// What takes the schema of the last run to that of the new one: one migration, or none.
///
/// `existing` are the files in the project's `migrations/`; what is written now comes after all of
/// them, none of them is written again, and what users have added to our tables in theirs stays.
///
/// # Errors
/// When something would be lost and that is not allowed, or when there is no way.
pub fn migrations(
    old: Option<&Project>,
    new: &Project,
    existing: &[Existing],
    allow_destructive: bool,
) -> Result<Vec<Migration>, MigrationError> {
    let old = old.map_or_else(Schema::default, Schema::of);
    let new = Schema::of(new);
    if old == new {
        return Ok(Vec::new());
    }
    let change = Change::between(&old, &new);
    let handmade = Handmade::of(existing);
    let carried: Vec<_> = change
        .kept
        .iter()
        .map(|table| carried(&handmade, table))
        .collect();
    let mut problems = judge(&change, &carried);
    problems.retain(|problem| !(allow_destructive && problem.can_be_allowed()));
    if !problems.is_empty() {
        return Err(MigrationError { problems });
    }
    let number = existing
        .iter()
        .filter_map(Existing::number)
        .max()
        .unwrap_or(0)
        .saturating_add(1);
    Ok(migration(&change, &carried, number).into_iter().collect())
}

fn migration(change: &Change<'_>, carried: &[Carried<'_>], number: u64) -> Option<Migration> {
    let up = script(change, Missing::Stop, carried);
    if up.is_empty() {
        return None;
    }
    let back = change.reversed();
    let notes = told(change, Missing::Stop);
    let down = text(
        &told(&back, Missing::Fill),
        &script(&back, Missing::Fill, carried),
    );
    Some(Migration {
        number,
        name: name(change, &summary(change)),
        up: text(&notes, &up),
        down,
        notes,
    })
}

fn told(change: &Change<'_>, missing: Missing) -> Vec<String> {
    summary(change)
        .into_iter()
        .map(|phrase| phrase.sentence)
        .chain(notes(change, missing))
        .collect()
}

fn text(notes: &[String], steps: &[String]) -> String {
    let head: Vec<_> = notes.iter().map(|note| comment(note)).collect();
    format!("{}\n\n{}\n", head.join("\n"), steps.join("\n\n"))
}
