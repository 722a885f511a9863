use scaffold::front::load;
use scaffold::import::{Imported, MappingOptions, map, read_mysql, read_postgres};
use scaffold::migrate::migrations;
use scaffold::model;

use super::schemas;
use crate::database::Database;
use crate::server::Engine;

#[test]
#[ignore = "tier 2"]
fn a_database_of_postgres() {
    let database = made(Engine::Postgres);
    insta::assert_snapshot!(told(&import(&database, false)));
}

#[test]
#[ignore = "tier 2"]
fn a_database_of_mariadb() {
    let database = made(Engine::Mariadb);
    insta::assert_snapshot!(told(&import(&database, false)));
}

#[test]
#[ignore = "tier 2"]
fn unique_emails_come_back_from_postgres() {
    unique_emails_come_back(Engine::Postgres);
}

#[test]
#[ignore = "tier 2"]
fn unique_emails_come_back_from_mariadb() {
    unique_emails_come_back(Engine::Mariadb);
}

fn unique_emails_come_back(engine: Engine) {
    let spec = "service: {name: x}\nentities:\n  Person:\n    fields:\n      email: email unique\n      work_email: email ..90 optional\n      club: string\n    unique:\n      - [club, work_email]\n";
    let spec = format!("database: {}\n{spec}", engine.spec());
    let project = load("scaffold.yaml", spec.as_bytes()).unwrap();
    let made = migrations(None, &project, &[], false).unwrap();
    let told = told(&import(&Database::of(engine, &made), false));
    for line in [
        "      email: email unique\n",
        "      work_email: email ..90 optional\n",
        "      - [club, work_email]\n",
    ] {
        assert!(told.contains(line), "{told}");
    }
    assert!(told.ends_with("---\n"), "{told}");
}

/// A database that people have made.
pub fn made(engine: Engine) -> Database {
    let database = Database::empty(engine);
    let schema = match engine {
        Engine::Postgres => schemas::POSTGRES,
        Engine::Mariadb => schemas::MARIADB,
    };
    database.run(schema).unwrap();
    database
}

/// Its spec, which is always one that the language takes.
pub fn import(database: &Database, adopt: bool) -> Imported {
    let address = database.url();
    let (schema, engine) = match database.engine() {
        Engine::Postgres => (read_postgres(&address, &[], adopt), model::Engine::Postgres),
        Engine::Mariadb => (read_mysql(&address, adopt), model::Engine::Mysql),
    };
    let (document, notices) = map(&schema.unwrap(), MappingOptions::of(engine, adopt));
    let imported = Imported::of(document, notices, None).unwrap();
    if let Err(problems) = load("scaffold.yaml", imported.text.as_bytes()) {
        panic!("{}\n{problems}", imported.text);
    }
    imported
}

/// The spec, and what is told; the database has another name in each run.
pub fn told(imported: &Imported) -> String {
    let text = imported.text.lines().map(|line| {
        let is_name = line.starts_with("  name: test-");
        if is_name { "  name: test" } else { line }
    });
    let notices = imported.notices.iter().zip(&imported.places);
    let lines = notices.map(|(notice, place)| {
        let wording = notice.reason.wording();
        format!("{}: {place}: {}", wording.code, wording.message)
    });
    let (text, lines): (Vec<_>, Vec<_>) = (text.collect(), lines.collect());
    format!("{}\n---\n{}", text.join("\n"), lines.join("\n"))
}
