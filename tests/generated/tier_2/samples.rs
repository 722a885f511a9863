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

/// On `SQLite`, what builds the README's library shows the same.
#[test]
#[ignore = "tier 2"]
fn a_small_one_asks_for_all_that_it_needs_of_crates() {
    for (engine, sample) in [(Engine::Postgres, "library"), (Engine::Mysql, "library")] {
        Workspace::of(engine).has_all_features_of_crates(sample);
    }
}
