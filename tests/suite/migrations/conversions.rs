//! What becomes of single values, and of what stands around the columns that hold them.

use rusqlite::types::Value;
use scaffold::migrate::{Migration, MigrationFile, migrations};
use scaffold::model::Project;

use super::case::project;
use super::database::Database;

fn shop(engine: &str, members: &str) -> Project {
    project(&format!(
        "service: {{name: shop}}\ndatabase: {engine}\nentities:\n  Item:\n    timestamps: false\n{members}"
    ))
}

fn field(engine: &str, field: &str) -> Project {
    shop(engine, &format!("    fields:\n      value: {field}\n"))
}

fn between(old: &Project, new: &Project, handmade: &str) -> Vec<Migration> {
    let handmade = MigrationFile {
        name: "0002_mine.up.sql".to_owned(),
        text: handmade.to_owned(),
    };
    let [(name, text), _] = migrations(None, old, &[], false).unwrap().remove(0).files();
    let first = MigrationFile { name, text };
    migrations(Some(old), new, &[first, handmade], true).unwrap_or_else(|error| panic!("{error}"))
}

/// Makes items of these values, each with an id of its own.
fn insert(database: &Database, values: &[Value]) {
    for (at, value) in values.iter().enumerate() {
        let id = Value::Blob(vec![u8::try_from(at).unwrap(); 16]);
        let sql = "INSERT INTO items (id, value) VALUES (?1, ?2)";
        database.0.execute(sql, [&id, value]).unwrap();
    }
}

/// What values of an SQLite column of one type are in another.
fn converted(from: &str, to: &str, values: &[Value]) -> Vec<Value> {
    let [old, new] = [from, to].map(|kind| field("sqlite", &format!("{kind} optional")));
    let database = Database::fresh(&old);
    insert(&database, values);
    for migration in between(&old, &new, "") {
        database.migrate(&migration.up).unwrap();
    }
    let mut statement = database
        .0
        .prepare("SELECT value FROM items ORDER BY id")
        .unwrap();
    let found = statement.query_map([], |row| row.get(0)).unwrap();
    found.map(Result::unwrap).collect()
}

fn texts(texts: &[&str]) -> Vec<Value> {
    texts
        .iter()
        .map(|text| Value::Text((*text).to_owned()))
        .collect()
}

#[test]
fn only_what_is_a_day_or_a_moment_is_read_as_one() {
    let none = [
        "42",
        "now",
        "12:30",
        "2024-02-30",
        "2460000.5",
        "2024-1-1",
        "today",
        "",
    ];
    let kinds = [
        ("date", "2024-02-29"),
        ("time", "12:30:00"),
        ("datetime", "2024-02-29 12:30:00+00:00"),
    ];
    for (kind, good) in kinds {
        let mut values = texts(&none);
        if kind == "time" {
            values.extend(texts(&["12:30:00Z", "12:30:00 "]));
        }
        let count = values.len();
        values.extend(texts(&[good]));
        let found = converted("text", kind, &values);
        assert_eq!(found[..count], vec![Value::Null; count], "{kind}");
        assert_eq!(found[count..], texts(&[good]), "{kind}");
    }
    assert_eq!(
        converted(
            "text",
            "datetime",
            &texts(&["2024-02-29T12:30:00Z", "2024-02-29T12:30:00+02:00"])
        ),
        texts(&["2024-02-29 12:30:00+00:00", "2024-02-29 10:30:00+00:00"])
    );
}

#[test]
fn only_bytes_that_are_text_become_text() {
    let good = ["", "a", "é", "€uro", "🦀", "a é € 🦀 z"];
    let bad: [&[u8]; 10] = [
        b"\xff",
        b"a\x80",
        b"\xc3",
        b"\xe2\x82",
        b"\xc0\xaf",
        b"\xe0\x80\xaf",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xf0\x8f\xbf\xbf",
        b"a\0b",
    ];
    let values = good.iter().map(|text| text.as_bytes()).chain(bad);
    let values: Vec<_> = values.map(|bytes| Value::Blob(bytes.to_vec())).collect();
    let found = converted("bytes", "text", &values);
    assert_eq!(found[..good.len()], texts(&good));
    assert_eq!(found[good.len()..], vec![Value::Null; bad.len()]);
    let long = "🦀".repeat(50_000);
    let found = converted("bytes", "text", &[Value::Blob(long.clone().into_bytes())]);
    assert_eq!(found, [Value::Text(long)]);
}

const VIEW: &str = "CREATE OR REPLACE VIEW few AS SELECT value FROM items WHERE other < 10;\n\
                    CREATE VIEW fewest AS SELECT value FROM few LIMIT 1;\n";

#[test]
fn a_view_that_reads_what_goes_is_dropped_with_a_word() {
    let members = "    fields:\n      value: text\n      other: int\n";
    for engine in ["sqlite", "postgres", "mysql"] {
        let [old, new] =
            [members, "    fields:\n      value: text\n"].map(|members| shop(engine, members));
        let migration = between(&old, &new, VIEW).remove(0);
        let note = "Drops the view few of 0002_mine.up.sql, which names what goes.";
        assert!(
            migration.notes.contains(&note.to_owned()),
            "{engine}: {:?}",
            migration.notes
        );
        let view = migration.up.find("DROP VIEW").unwrap();
        assert!(
            view < migration.up.find("DROP COLUMN").unwrap(),
            "{engine}: {}",
            migration.up
        );
        assert!(
            migration.down.contains("VIEW few AS SELECT"),
            "{engine}: {}",
            migration.down
        );
    }
}

#[test]
fn a_view_over_a_column_that_changes_its_type_is_made_again_on_postgres() {
    let [old, new] = ["int", "text"].map(|kind| field("postgres", kind));
    let views = "CREATE VIEW values_only AS SELECT value FROM items;\n\
                 CREATE VIEW above AS SELECT * FROM values_only;\n";
    let migration = between(&old, &new, views).remove(0);
    for script in [&migration.up, &migration.down] {
        let places = [
            "DROP VIEW above;",
            "DROP VIEW values_only;",
            "TYPE ",
            "CREATE VIEW values_only",
            "CREATE VIEW above",
        ];
        let places = places.map(|place| {
            script
                .find(place)
                .unwrap_or_else(|| panic!("{place}: {script}"))
        });
        assert!(places.is_sorted(), "{script}");
    }
}

#[test]
fn what_may_stop_at_a_value_after_others_have_changed_is_one_transaction_on_postgres() {
    let [old, new] = ["string 1..100", "string 5..50"].map(|kind| field("postgres", kind));
    let migrations = between(&old, &new, "");
    assert_eq!(migrations.len(), 1);
    assert!(
        !migrations[0].up.contains("NOT VALID"),
        "{}",
        migrations[0].up
    );
    let [old, new] = ["string ..100 optional", "string ..50"].map(|kind| field("postgres", kind));
    assert_eq!(between(&old, &new, "").len(), 1);
    let [old, new] = ["string ..100 optional", "string ..100"].map(|kind| field("postgres", kind));
    let migrations = between(&old, &new, "");
    assert!(
        migrations[0].up.contains("NOT VALID"),
        "{}",
        migrations[0].up
    );
}

#[test]
fn a_check_is_made_again_with_the_type_of_its_column() {
    let [old, new] = ["decimal 8,2 max=100", "int max=100"].map(|kind| field("postgres", kind));
    let migration = between(&old, &new, "").remove(0);
    assert!(
        migration.up.contains("DROP CONSTRAINT items_value_check"),
        "{}",
        migration.up
    );
    assert!(
        migration.up.contains("ADD CONSTRAINT items_value_check"),
        "{}",
        migration.up
    );
}

#[test]
fn a_required_relation_can_be_taken_back_over_rows() {
    let shelf = "  Shelf:\n    timestamps: false\n    fields:\n      name: string optional\n";
    let item = "    fields:\n      value: text\n";
    let old = shop(
        "sqlite",
        &format!("{item}    relations:\n      shelf: belongs_to Shelf\n{shelf}"),
    );
    let new = shop("sqlite", &format!("{item}{shelf}"));
    let database = Database::with_rows(&old);
    let shape = database.shape();
    let migration = between(&old, &new, "").remove(0);
    database.migrate(&migration.up).unwrap();
    database.migrate(&migration.down).unwrap();
    assert_eq!(database.shape(), shape);
    let sql = "SELECT count(DISTINCT shelf_id), count(*) FROM items";
    let counts: (i64, i64) = database
        .0
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    assert!(counts.0 == 1 && counts.1 > 1, "{counts:?}");
}
