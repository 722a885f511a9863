use scaffold::migrate::migrations;

use super::case::project;
use super::database::Database;
use super::server::Engine;

const SPEC: &str = "\
service: {name: x}
entities:
  Person:
    id: bigint
    soft_delete: true
    timestamps: false
    fields:
      email: email unique optional
      details: json optional
      role: enum x,y optional
      name: string 2..9 optional
      data: bytes 2..9 optional
      size: decimal 5,2 min=1 max=9 optional
  Member:
    id: bigint
    timestamps: false
    fields:
      club: string
      email: email
    unique:
      - [club, email]
";

fn database(engine: Engine) -> Database {
    let spec = project(&format!("database: {}\n{SPEC}", engine.spec()));
    Database::of(engine, &migrations(None, &spec, &[], false).unwrap())
}

fn emails_ignore_case(engine: Engine) {
    let database = database(engine);
    let run = |sql: &str| database.run(sql);
    let refusal = |sql: &str| run(sql).unwrap_err();
    run("INSERT INTO people (email) VALUES ('Ada@example.org');").unwrap();
    let error = refusal("INSERT INTO people (email) VALUES ('ada@EXAMPLE.org');");
    assert!(error.contains("people_email_key"), "{error}");
    // The text is kept and found as it was written.
    let found = run("SELECT count(*) FROM people WHERE email = 'ada@example.org';").unwrap();
    assert_eq!(found.trim(), "0");
    run("UPDATE people SET deleted_at = '2026-01-01' WHERE email = 'Ada@example.org';").unwrap();
    run("INSERT INTO people (email) VALUES ('ADA@example.org');").unwrap();

    run("INSERT INTO members (club, email) VALUES ('chess', 'Ada@example.org');").unwrap();
    run("INSERT INTO members (club, email) VALUES ('Chess', 'Ada@example.org');").unwrap();
    let error = refusal("INSERT INTO members (club, email) VALUES ('chess', 'ada@example.org');");
    assert!(error.contains("members_club_email_key"), "{error}");
}

fn optional_fields_may_be_missing(engine: Engine) {
    let database = database(engine);
    let insert = "INSERT INTO people (email, details, role, name, data, size) \
                  VALUES (NULL, NULL, NULL, NULL, NULL, NULL);";
    database.run(&insert.repeat(2)).unwrap();
}

#[test]
#[ignore = "tier 2"]
fn unique_emails_ignore_case_on_postgres() {
    emails_ignore_case(Engine::Postgres);
}

#[test]
#[ignore = "tier 2"]
fn unique_emails_ignore_case_on_mariadb() {
    emails_ignore_case(Engine::Mariadb);
}

#[test]
#[ignore = "tier 2"]
fn optional_fields_may_be_missing_on_postgres() {
    optional_fields_may_be_missing(Engine::Postgres);
}

#[test]
#[ignore = "tier 2"]
fn optional_fields_may_be_missing_on_mariadb() {
    optional_fields_may_be_missing(Engine::Mariadb);
}

/// Numbers stand for what is no number, on the way back of a field that was unique.
fn rows_are_numbered_on_the_way_back(engine: Engine) {
    let spec = |kind: &str| {
        let fields = format!("n: {kind}\n      changed: string");
        project(&format!(
            "database: {}\nservice: {{name: x}}\nentities:\n  Item:\n    plural: numbered\n    id: {{type: bigint, column: nr}}\n    timestamps: false\n    fields:\n      {fields}\n",
            engine.spec()
        ))
    };
    let (old, new) = (spec("int unique"), spec("string unique"));
    let first = migrations(None, &old, &[], false).unwrap();
    let database = Database::of(engine, &first);
    let changes = migrations(Some(&old), &new, &[], true).unwrap();
    for change in &changes {
        database.migrate(&change.up).unwrap();
    }
    let insert = "INSERT INTO numbered (n, changed) VALUES ('7', 'a'), ('x', 'b'), ('y', 'c');";
    database.run(insert).unwrap();
    for change in changes.iter().rev() {
        database.migrate(&change.down).unwrap();
    }
    let found = database.run("SELECT n FROM numbered ORDER BY nr;").unwrap();
    assert_eq!(
        found.split_whitespace().collect::<Vec<_>>(),
        ["7", "2", "3"]
    );
}

#[test]
#[ignore = "tier 2"]
fn rows_are_numbered_on_the_way_back_on_postgres() {
    rows_are_numbered_on_the_way_back(Engine::Postgres);
}

#[test]
#[ignore = "tier 2"]
fn rows_are_numbered_on_the_way_back_on_mariadb() {
    rows_are_numbered_on_the_way_back(Engine::Mariadb);
}
