//! Migrations on `PostgreSQL` do not keep others waiting where that can be had.

use std::thread;
use std::time::Duration;

use scaffold::migrate::{MigrationFile, migrations};

use super::case::project;
use super::database::Database;
use super::server::Engine;

const OLD: &str = "\
service: {name: shop}
database: postgres
entities:
  Box:
    id: bigint
    timestamps: false
    fields:
      label: string optional
  Item:
    id: bigint
    timestamps: false
    fields:
      title: string 1..100
";

const NEW: &str = "\
service: {name: shop}
database: postgres
entities:
  Box:
    id: bigint
    timestamps: false
    fields:
      label: string default=none
  Item:
    id: bigint
    timestamps: false
    fields:
      title: string 1..90 index
    relations:
      box: belongs_to Box optional
";

const WRITE: &str = "INSERT INTO items (title) VALUES ('a');";

/// Fails instead of waiting for a lock.
const WRITE_NOW: &str = "SET lock_timeout = '5s'; INSERT INTO items (title) VALUES ('b');";

const WAITING: &str = "\
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND wait_event_type = 'Lock';";

#[test]
#[ignore = "tier 2"]
fn rows_are_written_while_an_index_is_built() {
    let (old, new) = (project(OLD), project(NEW));
    let first = migrations(None, &old, &[], false).unwrap();
    let existing = first.iter().flat_map(|migration| migration.clone().files());
    let existing: Vec<_> = existing
        .map(|(name, text)| MigrationFile { name, text })
        .collect();
    let ups = migrations(Some(&old), &new, &existing, true).unwrap();
    let [short, long] = &ups[..] else {
        panic!("{ups:?}");
    };
    let database = Database::of(Engine::Postgres, &first);
    database.migrate(&short.up).unwrap();
    // The index waits for whoever may have missed it, and nobody waits for the index.
    let writer = database.hold(&format!("BEGIN; {WRITE}"));
    thread::scope(|scope| {
        let migration = scope.spawn(|| database.migrate(&long.up));
        while database.run(WAITING).unwrap().trim() != "1" {
            assert!(!migration.is_finished(), "{:?}", migration.join());
            thread::sleep(Duration::from_millis(20));
        }
        database.run(WRITE_NOW).unwrap();
        drop(writer);
        migration.join().unwrap().unwrap();
    });
    let fresh = Database::of(
        Engine::Postgres,
        &migrations(None, &new, &[], false).unwrap(),
    );
    assert_eq!(database.shape(), fresh.shape());
}
