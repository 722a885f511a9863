use std::collections::BTreeMap;

use crate::model::{Engine, Project};

use super::beginning::{begin, since_beginning};
use super::difference::Change;
use super::handmade::{
    Carried, Existing, Handmade, Object, ObjectKind, Taken, carried, give_up_shared, left_behind,
};
use super::judge::judge;
use super::schema::{Origin, Schema};
use super::server::{self, Server};
use super::sqlite::{Missing, comment, drop_object, is_rebuilt, notes, script};
use super::summary::{name, summary};
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
    let server = server(new.engine);
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
            carried(&handmade, old, table, is_rebuilt)
        })
        .collect();
    give_up_shared(&mut carried);
    let mut problems = judge(&change, &carried, &handmade);
    if server.is_none() {
        problems.extend(rebuilt(&change));
    }
    problems.retain(|problem| !(allow_destructive && problem.can_be_allowed()));
    if !problems.is_empty() {
        return Err(MigrationError { problems });
    }
    let lost: Vec<_> = left_behind(&handmade, &change)
        .into_iter()
        .map(|(_, object)| object.clone())
        .collect();
    Ok(match server {
        None => migration(&change, &carried, &lost, number)
            .into_iter()
            .collect(),
        Some(server) => server_migrations(server, &change, number),
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
            entity: match &table.to.origin {
                Origin::Entity { name, .. } | Origin::Relation { entity: name, .. } => name.clone(),
            },
            table: table.from.name.clone(),
        })
        .collect()
}

fn server(engine: Engine) -> Option<Server> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(Server::Postgres),
        Engine::Mysql => Some(Server::Mysql),
    }
}

fn migration(
    change: &Change<'_>,
    carried: &[Carried],
    left_behind: &[Object],
    number: u64,
) -> Option<Migration> {
    let up = script(change, Missing::Stop, carried);
    if up.is_empty() {
        return None;
    }
    let lost = carried.iter().flat_map(|table| &table.lost);
    let lost = without_columns(lost.chain(left_behind));
    let is_lost = |taken: &&Taken| lost.iter().any(|object| object.name == taken.from.name);
    let readers = carried.iter().flat_map(|table| &table.readers);
    let readers: Vec<&Taken> = readers.filter(|taken| !is_lost(taken)).collect();
    let renewed =
        |end: fn(&Taken) -> &Object| without_columns(readers.iter().map(|taken| end(taken)));
    let [old, new] = [renewed(|taken| &taken.from), renewed(|taken| &taken.to)];
    let up = drops(lost.iter().chain(&old))
        .chain(up)
        .chain(creations(new.iter()));
    let notes = told(change, Missing::Stop);

    let back = change.reversed();
    let carried: Vec<_> = carried.iter().map(Carried::reversed).collect();
    let down = script(&back, Missing::Fill, &carried);
    let down = drops(new.iter())
        .chain(down)
        .chain(creations(old.iter().chain(&lost)));
    Some(Migration {
        number,
        name: name(change, &summary(change)),
        up: text(&notes, &up.collect::<Vec<_>>()),
        down: text(&told(&back, Missing::Fill), &down.collect::<Vec<_>>()),
        notes,
    })
}

/// Each once; columns come and go with their table.
fn without_columns<'object>(
    objects: impl Iterator<Item = &'object Object>,
) -> Vec<&'object Object> {
    let objects = objects.filter(|object| object.kind != ObjectKind::Column);
    let by_name: BTreeMap<&str, &Object> = objects
        .map(|object| (object.name.as_str(), object))
        .collect();
    by_name.into_values().collect()
}

fn drops<'list>(
    objects: impl Iterator<Item = &'list &'list Object>,
) -> impl Iterator<Item = String> {
    objects.map(|object| drop_object(object))
}

fn creations<'list>(
    objects: impl Iterator<Item = &'list &'list Object>,
) -> impl Iterator<Item = String> {
    objects.map(|object| format!("{};", object.text))
}

/// One migration in a transaction, where the server has such, and one behind it for what can be done
/// while others read and write.
fn server_migrations(server: Server, change: &Change<'_>, number: u64) -> Vec<Migration> {
    let up = server::script(server, change, Missing::Stop, true);
    let back = change.reversed();
    let down = server::script(server, &back, Missing::Fill, false);
    let (notes, back_notes) = (sentences(change), sentences(&back));
    let (whole, apart) = (!up.whole.is_empty(), !up.apart.is_empty());
    let title = name(change, &summary(change));
    let mut migrations = Vec::new();
    if whole {
        migrations.push(Migration {
            number,
            name: title.clone(),
            up: text(&notes, &up.whole),
            down: text(&back_notes, &down.whole),
            notes: notes.clone(),
        });
    }
    if apart {
        let undone = if whole { up.undone_apart } else { down.whole };
        let notes = [vec![NO_TRANSACTION.to_owned()], notes].concat();
        migrations.push(Migration {
            number: number + u64::from(whole),
            name: if whole {
                format!("finish_{title}")
            } else {
                title
            },
            up: text(&notes, &up.apart),
            down: text(&back_notes, &undone),
            notes,
        });
    }
    migrations
}

/// By this first line the migrator of a service knows what is no transaction.
const NO_TRANSACTION: &str = "no-transaction";

fn sentences(change: &Change<'_>) -> Vec<String> {
    let sentences: Vec<_> = summary(change)
        .into_iter()
        .map(|phrase| phrase.sentence)
        .collect();
    if sentences.is_empty() {
        vec!["Changes the schema.".to_owned()]
    } else {
        sentences
    }
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
