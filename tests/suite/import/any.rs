//! Databases at random: whatever is in one, the spec is one that the language takes.

use scaffold::pipeline::{RunRequest, prepare};
use tempfile::TempDir;

use super::database::Database;
use crate::random::Random;

const NAMES: [&str; 30] = [
    "id",
    "user",
    "users",
    "User",
    "order",
    "Order Details",
    "type",
    "self",
    "null",
    "true",
    "Ünïcödé",
    "2fa",
    "_",
    "created_at",
    "updated_at",
    "deleted_at",
    "version",
    "post",
    "NewPost",
    "post_input",
    "data",
    "news",
    "author",
    "author_id",
    "authorId",
    "a\"b",
    "x]y",
    "it's",
    "mod",
    "averyveryveryveryveryveryveryveryveryverylongname",
];

const TYPES: [&str; 24] = [
    "INTEGER",
    "INT",
    "TEXT",
    "VARCHAR(20)",
    "VARCHAR(0)",
    "CHAR(300)",
    "REAL",
    "NUMERIC",
    "NUMERIC(10,2)",
    "DECIMAL(2,10)",
    "DECIMAL(40,3)",
    "BOOLEAN",
    "BLOB",
    "DATE",
    "TIME",
    "DATETIME",
    "UUID",
    "JSON",
    "POINT",
    "",
    "TINYINT(1)",
    "SMALLINT UNSIGNED",
    "DOUBLE PRECISION",
    "BLOB SUB_TYPE TEXT",
];

const REST: [&str; 22] = [
    "",
    "",
    "",
    "NOT NULL",
    "NOT NULL",
    "UNIQUE",
    "DEFAULT 'x'",
    "DEFAULT 1",
    "DEFAULT -1.5",
    "DEFAULT NULL",
    "DEFAULT CURRENT_TIMESTAMP",
    "DEFAULT x'00ff'",
    "DEFAULT 'it''s \"it\"'",
    "DEFAULT ''",
    "NOT NULL DEFAULT '1'",
    "CHECK (@ IN ('a', 'b c', ''))",
    "CHECK (@ IN (0, 1))",
    "CHECK (@ BETWEEN 5 AND 2)",
    "CHECK (length(@) <= 10)",
    "CHECK (@ IN ('a,b', ' c ', 'A', 'a'))",
    "CHECK (@ >= -99999999999999999999)",
    "CHECK (@ IN ('x'))",
];

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn columns(random: &mut Random, tables: &[String]) -> Vec<String> {
    let mut seen = Vec::new();
    let mut columns = Vec::new();
    for _ in 0..=random.below(7) {
        let name = NAMES[random.below(NAMES.len())];
        if seen.contains(&name.to_lowercase()) {
            continue;
        }
        seen.push(name.to_lowercase());
        let kind = TYPES[random.below(TYPES.len())];
        let rest = REST[random.below(REST.len())].replace('@', &quoted(name));
        let key = match random.below(6) {
            0 if columns.is_empty() => "PRIMARY KEY",
            _ => "",
        };
        let reference = if random.below(3) == 0 && !tables.is_empty() {
            let target = &tables[random.below(tables.len())];
            let action = [
                "",
                "ON DELETE CASCADE",
                "ON DELETE SET NULL",
                "ON DELETE SET DEFAULT",
            ][random.below(4)];
            format!("REFERENCES {target} {action}")
        } else {
            String::new()
        };
        columns.push(format!("{} {kind} {key} {rest} {reference}", quoted(name)));
    }
    columns
}

fn database(random: &mut Random) -> String {
    let mut names = Vec::new();
    for _ in 0..=random.below(6) {
        let name = quoted(NAMES[random.below(NAMES.len())]);
        if !names
            .iter()
            .any(|known: &String| known.eq_ignore_ascii_case(&name))
        {
            names.push(name);
        }
    }
    let mut statements = Vec::new();
    for name in &names {
        let mut columns = columns(random, &names);
        if random.below(4) > 0 && !columns.iter().any(|column| column.contains("PRIMARY KEY")) {
            columns.insert(0, "\"the key\" INTEGER PRIMARY KEY".to_owned());
        }
        statements.push(format!("CREATE TABLE {name} ({});", columns.join(", ")));
    }
    if names.len() > 1 && random.below(2) == 0 {
        let (one, other) = (&names[0], &names[1]);
        statements.push(format!(
            "CREATE TABLE links (a INTEGER REFERENCES {one}, b INTEGER REFERENCES {other}, PRIMARY KEY (a, b));"
        ));
    }
    statements.join("\n")
}

#[test]
fn any_database_gives_a_spec_that_the_language_takes() {
    let mut random = Random(7);
    let mut entities = 0;
    for _ in 0..150 {
        let sql = database(&mut random);
        let database = Database::of(&sql);
        entities += database.import(false).entities;
        database.import(true);
    }
    assert!(entities > 150, "only {entities}");
}

#[test]
fn and_a_spec_that_makes_a_service() {
    let mut random = Random(11);
    for _ in 0..8 {
        let imported = Database::of(&database(&mut random)).import(false);
        let home = TempDir::new().unwrap();
        let root = home.path().join("service");
        let planned = prepare(&RunRequest {
            format: Some(false),
            ..RunRequest::new(&root, imported.text.as_bytes())
        });
        assert!(planned.is_ok(), "{}\n{planned:?}", imported.text);
    }
}
