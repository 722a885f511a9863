use scaffold::model::Engine;

use crate::workspace::Workspace;

#[test]
#[ignore = "tier 2"]
fn on_sqlite_they_are_sound() {
    Workspace::of(Engine::Sqlite).are_sound();
}

#[test]
#[ignore = "tier 2"]
fn on_postgres_they_are_sound() {
    Workspace::of(Engine::Postgres).are_sound();
}

#[test]
#[ignore = "tier 2"]
fn on_mariadb_they_are_sound() {
    Workspace::of(Engine::Mysql).are_sound();
}
