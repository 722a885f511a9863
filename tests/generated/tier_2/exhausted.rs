//! More requests than the pool has connections.

use std::thread;
use std::time::Duration;

use super::blog::{create_tag, serve};
use crate::server::{Engine, Server};

/// Nothing but the wait for a connection comes to an end while the test lasts.
const SETTINGS: [(&str, &str); 4] = [
    ("DATABASE_MAX_CONNECTIONS", "1"),
    ("DATABASE_ACQUIRE_TIMEOUT", "500ms"),
    ("DATABASE_STATEMENT_TIMEOUT", "60m"),
    ("REQUEST_TIMEOUT", "60m"),
];

#[test]
#[ignore = "tier 2"]
fn an_exhausted_pool_on_postgres_is_told_in_time() {
    is_told(
        Engine::Postgres,
        "BEGIN; LOCK TABLE tags;",
        "SELECT count(*) FROM pg_stat_activity \
         WHERE datname = 'exhausted' AND wait_event_type = 'Lock';",
    );
}

#[test]
#[ignore = "tier 2"]
fn an_exhausted_pool_on_mariadb_is_told_in_time() {
    is_told(
        Engine::Mariadb,
        "LOCK TABLES tags WRITE;",
        "SELECT count(*) FROM information_schema.processlist \
         WHERE db = 'exhausted' AND state LIKE 'Waiting for table%';",
    );
}

fn is_told(engine: Engine, lock: &str, waiting: &str) {
    let server = Server::shared(engine);
    let create = "CREATE DATABASE exhausted;";
    server.run(engine.any_database(), create).unwrap();
    let service = serve(engine, &server.url("exhausted"), &SETTINGS);
    let lock = server.hold("exhausted", lock);
    thread::scope(|scope| {
        let first = scope.spawn(|| create_tag(&service, "first"));
        while server.run(engine.any_database(), waiting).unwrap().trim() != "1" {
            assert!(!first.is_finished());
            thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(create_tag(&service, "second"), 503);
        drop(lock);
        assert_eq!(first.join().unwrap(), 201);
    });
    assert_eq!(create_tag(&service, "third"), 201);
}
