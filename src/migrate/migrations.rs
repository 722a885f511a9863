use crate::model::Project;

use super::beginning::{begin, since_beginning};
use super::difference::Change;
use super::handmade::{Existing, Handmade, carried, give_up_shared, left_behind};
use super::judge::judge;
use super::on_file::on_file;
use super::on_server::on_server;
use super::schema::Schema;
use super::server::{Server, generated_columns};
use super::sqlite::is_rebuilt;
use super::{Migration, MigrationError, MigrationProblem};

/// What takes the schema of the last run to that of the new one: one migration, or none.
///
/// `existing` are the files in the project's `migrations/`; what is written now comes after all of
/// them, none of them is written again, and what users have added to our tables in theirs stays.
/// On another engine than that of the last run, the schema begins anew.
///
/// # Errors
/// When something would be lost and that is not allowed, or when there is no way.
pub fn migrations(
    old: Option<&Project>,
    new: &Project,
    existing: &[Existing],
    allow_destructive: bool,
) -> Result<Vec<Migration>, MigrationError> {
    let number = existing
        .iter()
        .filter_map(Existing::number)
        .max()
        .unwrap_or(0)
        .saturating_add(1);
    if old.is_some_and(|old| old.engine != new.engine) {
        let from_nothing = steps(&Schema::default(), new, &[], (number, true))?;
        return Ok(begin(from_nothing, new, number));
    }
    let old = old.map_or_else(Schema::default, Schema::of);
    let existing = since_beginning(existing);
    steps(&old, new, existing, (number, allow_destructive))
}

fn steps(
    old: &Schema,
    new: &Project,
    existing: &[Existing],
    (number, allow_destructive): (u64, bool),
) -> Result<Vec<Migration>, MigrationError> {
    let server = Server::of(new.engine);
    let new = Schema::of(new);
    let old = &old.clone().with_existing(&new);
    if *old == new {
        return Ok(Vec::new());
    }
    let change = Change::between(old, &new);
    let handmade = Handmade::of(existing);
    let mut carried: Vec<_> = change
        .kept
        .iter()
        .map(|table| {
            // Servers have no need to build a table anew.
            let is_rebuilt = server.is_none() && is_rebuilt(&change, table);
            let generated = server.map(|server| generated_columns(server, table.from));
            let generated = generated.unwrap_or_default();
            carried(&handmade, old, table, &generated, is_rebuilt)
        })
        .collect();
    give_up_shared(&mut carried);
    let mut problems = judge(&change, &carried, &handmade);
    problems.extend(rebuilt(&change));
    problems.retain(|problem| !(allow_destructive && problem.can_be_allowed()));
    if !problems.is_empty() {
        return Err(MigrationError { problems });
    }
    let lost: Vec<_> = left_behind(&handmade, &change)
        .into_iter()
        .map(|(_, object)| object.clone())
        .collect();
    Ok(match server {
        None => on_file(&change, &carried, &lost, number)
            .into_iter()
            .collect(),
        Some(server) => on_server(server, &change, number),
    })
}

/// Tables of others that would be built anew, without what the spec says nothing of.
fn rebuilt(change: &Change<'_>) -> Vec<MigrationProblem> {
    let tables = change
        .kept
        .iter()
        .filter(|table| table.from.existing && is_rebuilt(change, table));
    tables
        .map(|table| MigrationProblem::ExistingRebuilt {
            entity: table.to.entity().to_owned(),
            table: table.from.name.clone(),
        })
        .collect()
}
