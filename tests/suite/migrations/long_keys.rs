//! What an index has of values that are longer than its key.

use scaffold::migrate::migrations;

use super::case::project;

const SPEC: &str = "
service: {name: long}
entities:
  Page:
    fields:
      name: string
      address: url unique
      body: text unique
      note: text index
      one: string
      two: string
      three: string
      data: bytes ..16 unique optional
    indexes:
      - [three, two, one, name]
      - [name, note]
    unique:
      - [name, one, two, three]
";

/// The indexes and the columns that are there for them.
fn indexes(engine: &str) -> Vec<String> {
    let project = project(&format!("database: {engine}\n{SPEC}"));
    let migrations = migrations(None, &project, &[], false).unwrap();
    let texts = migrations
        .into_iter()
        .flat_map(scaffold::migrate::Migration::files);
    let (_, up) = texts
        .into_iter()
        .find(|(name, _)| name.ends_with(".up.sql"))
        .unwrap();
    let lines = up.lines().map(str::trim);
    let lines = lines.filter(|line| line.contains("INDEX") || line.contains("VIRTUAL"));
    lines.map(str::to_owned).collect()
}

#[test]
fn mysql_has_digests_and_beginnings() {
    let expected = [
        "address_sha256 binary(32) AS (unhex(sha2(address, 256))) VIRTUAL,",
        "body_sha256 binary(32) AS (unhex(sha2(body, 256))) VIRTUAL,",
        "two_sha256 binary(32) AS (unhex(sha2(two, 256))) VIRTUAL,",
        "three_sha256 binary(32) AS (unhex(sha2(three, 256))) VIRTUAL,",
        "CREATE UNIQUE INDEX pages_address_key ON pages (address(191), address_sha256);",
        "CREATE UNIQUE INDEX pages_body_key ON pages (body(191), body_sha256);",
        "CREATE UNIQUE INDEX pages_data_key ON pages (data(16));",
        "CREATE UNIQUE INDEX pages_name_one_two_three_key \
         ON pages (name, one, two_sha256, three_sha256);",
        "CREATE INDEX pages_note_idx ON pages (note(768));",
        "CREATE INDEX pages_three_two_one_name_idx \
         ON pages (three(192), two(192), one(192), name(192));",
        "CREATE INDEX pages_name_note_idx ON pages (name, note(513));",
    ];
    assert_eq!(indexes("mysql"), expected);
}

#[test]
fn postgres_has_digests_and_hashes() {
    let expected = [
        "CREATE UNIQUE INDEX pages_address_key ON pages (address);",
        "CREATE UNIQUE INDEX pages_body_key ON pages (md5(body));",
        "CREATE UNIQUE INDEX pages_data_key ON pages (data NULLS FIRST);",
        "CREATE UNIQUE INDEX pages_name_one_two_three_key \
         ON pages (name, one, two, three);",
        "CREATE INDEX pages_note_idx ON pages USING hash (note);",
        "CREATE INDEX pages_three_two_one_name_idx ON pages (three, two, one, name);",
        "CREATE INDEX pages_name_note_idx ON pages (name, substring(note FROM 1 FOR 421));",
    ];
    assert_eq!(indexes("postgres"), expected);
}

#[test]
fn sqlite_has_keys_of_any_length() {
    let expected = [
        "CREATE UNIQUE INDEX pages_address_key ON pages (address);",
        "CREATE UNIQUE INDEX pages_body_key ON pages (body);",
        "CREATE UNIQUE INDEX pages_data_key ON pages (data);",
        "CREATE UNIQUE INDEX pages_name_one_two_three_key \
         ON pages (name, one, two, three);",
        "CREATE INDEX pages_note_idx ON pages (note);",
        "CREATE INDEX pages_three_two_one_name_idx ON pages (three, two, one, name);",
        "CREATE INDEX pages_name_note_idx ON pages (name, note);",
    ];
    assert_eq!(indexes("sqlite"), expected);
}
