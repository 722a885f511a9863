use crate::model::{Engine, Project};

use super::sql::comment;
use super::{Existing, Migration};

/// What the names of migrations are by which a project starts anew on another database.
const BEGINNING: &str = "begin_on_";

/// Of the migrations of a project, those for its database: from the last beginning on.
#[must_use]
pub fn since_beginning(all: &[Existing]) -> &[Existing] {
    let begins = |existing: &Existing| existing.is_up() && is_beginning(&existing.name);
    let Some(last) = all.iter().rposition(begins) else {
        return all;
    };
    let number = all.get(last).and_then(Existing::number);
    let first = all
        .iter()
        .position(|existing| existing.number() == number && is_beginning(&existing.name));
    all.get(first.unwrap_or(last)..).unwrap_or_default()
}

/// Makes the migrations from nothing the beginning of a database that the project did not have.
pub(super) fn begin(migrations: Vec<Migration>, new: &Project, number: u64) -> Vec<Migration> {
    let engine = new.engine;
    let told = format!(
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
        first.up = format!("{}\n{}", comment(&told), first.up);
        first.notes.insert(0, told);
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
