use crate::dialect::Dialect;
use crate::model::{Engine, Project};

use super::ddl::{comment, index_column_names};
use super::difference::SchemaChange;
use super::file_migration::file_migration;
use super::judge::judge;
use super::schema::Schema;
use super::server::Server;
use super::server_migrations::server_migrations;
use super::sqlite::is_rebuilt;
use super::user_objects::{
    AffectedViews, UserObjects, carried_objects, give_up_shared, readers_of_dropped,
};
use super::{Migration, MigrationError, MigrationFile, MigrationProblem};

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
    existing: &[MigrationFile],
    allow_destructive: bool,
) -> Result<Vec<Migration>, MigrationError> {
    let number = existing
        .iter()
        .filter_map(MigrationFile::number)
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
    existing: &[MigrationFile],
    (number, allow_destructive): (u64, bool),
) -> Result<Vec<Migration>, MigrationError> {
    let dialect = Dialect::of(new);
    let server = Server::of(dialect);
    let new = Schema::of(new);
    let old = &old.clone().with_existing(&new);
    if *old == new {
        return Ok(Vec::new());
    }
    let change = SchemaChange::between(old, &new);
    let user_objects = UserObjects::of(existing);
    let carry = |table| {
        // Servers have no need to build a table anew.
        let is_rebuilt = server.is_none() && is_rebuilt(&change, table);
        let generated = index_column_names(dialect, table.from);
        carried_objects(&user_objects, old, table, &generated, is_rebuilt)
    };
    let mut carried: Vec<_> = change.kept.iter().map(carry).collect();
    give_up_shared(&mut carried);
    let mut problems = judge(&change, &carried, &user_objects);
    problems.extend(rebuilt(&change));
    problems.retain(|problem| !(allow_destructive && problem.can_be_allowed()));
    if !problems.is_empty() {
        return Err(MigrationError { problems });
    }
    let lost: Vec<_> = readers_of_dropped(&user_objects, &change)
        .into_iter()
        .map(|(_, object)| object.clone())
        .collect();
    Ok(match server {
        None => file_migration(&change, &carried, &lost, number)
            .into_iter()
            .collect(),
        Some(server) => {
            let carried = carried.iter().flat_map(|table| &table.lost);
            let names = carried.chain(&lost).map(|object| object.name.as_str());
            let binds = server.can.alters_parts;
            let views = AffectedViews::of(&user_objects, &change, &names.collect(), binds);
            server_migrations(server, &change, &views, number)
        }
    })
}

/// Tables of others that would be built anew, without what the spec says nothing of.
fn rebuilt(change: &SchemaChange<'_>) -> Vec<MigrationProblem> {
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

/// What the names of migrations are by which a project starts anew on another database.
const BEGINNING: &str = "begin_on_";

/// Of the migrations of a project, those for its database: from the last beginning on.
#[must_use]
pub fn since_beginning(all: &[MigrationFile]) -> &[MigrationFile] {
    let begins = |existing: &MigrationFile| existing.is_up() && is_beginning(&existing.name);
    let Some(last) = all.iter().rposition(begins) else {
        return all;
    };
    let number = all.get(last).and_then(MigrationFile::number);
    let first = all
        .iter()
        .position(|existing| existing.number() == number && is_beginning(&existing.name));
    all.get(first.unwrap_or(last)..).unwrap_or_default()
}

/// Makes the migrations from nothing the beginning of a database that the project did not have.
fn begin(migrations: Vec<Migration>, new: &Project, number: u64) -> Vec<Migration> {
    let engine = new.engine;
    let note = format!(
        "Begins anew on {}; the migrations before this one are for another database.",
        engine.human()
    );
    let mut migrations = migrations;
    if migrations.is_empty() {
        migrations.push(Migration {
            number,
            name: String::new(),
            notes: Vec::new(),
            up: String::new(),
            down: String::new(),
        });
    }
    if let Some(first) = migrations.first_mut() {
        first.name = format!("{BEGINNING}{}", engine.name());
        first.up = format!("{}\n{}", comment(&note), first.up);
        first.notes.insert(0, note);
    }
    migrations
}

/// `0007_begin_on_postgres.up.sql`
fn is_beginning(file: &str) -> bool {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.split('.').next().unwrap_or(name);
    let title = stem.split_once('_').map_or(stem, |(_, title)| title);
    let engine = title.strip_prefix(BEGINNING).and_then(Engine::named);
    engine.is_some()
}
