//! Services over databases that were there before them.

use scaffold::front::load;

use crate::command::scaffold;
use crate::running::{RunningService, on_database};
use crate::schemas;
use crate::server::{Engine, Server};
use crate::specs::spec;
use crate::workspace::Workspace;

#[test]
#[ignore = "tier 2"]
fn a_service_reads_and_writes_the_tables_of_postgres() {
    serves(
        Engine::Postgres,
        [schemas::POSTGRES, schemas::POSTGRES_ROWS],
    );
}

#[test]
#[ignore = "tier 2"]
fn a_service_reads_and_writes_the_tables_of_mariadb() {
    serves(Engine::Mariadb, [schemas::MARIADB, schemas::MARIADB_ROWS]);
}

fn serves(engine: Engine, database: [&str; 2]) {
    let server = Server::shared(engine);
    let run = |sql: &str| server.run("adopted", sql).unwrap();
    server
        .run(engine.any_database(), "CREATE DATABASE adopted;")
        .unwrap();
    for sql in database {
        run(sql);
    }
    let address = server.url("adopted");
    let workspace = Workspace::with_server(engine);
    is_imported(&address, &spec(workspace.engine, "adopted"));

    let program = workspace.program("adopted");
    let running = RunningService::start(&mut on_database(&program, &address));
    let films = running.get("/films?sort=-title&per_page=1&cursor=");
    assert!(
        films.contains(r#""title":"Two""#) && !films.contains(r#""title":"One""#),
        "{films}"
    );
    let cross = running.get("/films?mood=very%20cross&include=studio");
    assert!(
        cross.contains(r#""mood":"very cross""#) && cross.contains(r#""name":"Ada""#),
        "{cross}"
    );
    let changed = running.send("PATCH", "/films/1", r#"{"mood": "calm", "title": "Uno"}"#);
    assert!(
        changed.contains(r#""title":"Uno""#) && changed.contains(r#""weight":1.5"#),
        "{changed}"
    );
    let stored = run("SELECT concat(title, '|', mood) FROM films WHERE film_id = 1;");
    assert_eq!(stored.replace(' ', "").trim(), "Uno|calm");
    let taken = running.send("POST", "/studios", r#"{"name": "Ada"}"#);
    assert!(taken.contains(r#""field":"name""#), "{taken}");
    let heavy = r#"{"title": "Tre", "made": 2000, "code": "a", "studio_id": 1, "weight": 1e300}"#;
    let refused = running.send("POST", "/films", heavy);
    assert!(refused.contains("VALIDATION_ERROR"), "{refused}");
    drop(running);

    run("ALTER TABLE films RENAME TO movies;");
    let refused = on_database(&program, &address).output().unwrap();
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success()
            && words.contains("error: the table `films` is not what the service needs"),
        "{words}"
    );
}

/// The service of tier 2 is the one that the importer makes of this database.
fn is_imported(address: &str, spec: &str) {
    let folder = tempfile::tempdir().unwrap();
    let import = ["import", "--quiet", "--adopt", "--from", address];
    let imported = scaffold(folder.path(), &import).stdout;
    let [imported, expected] = [&imported, spec].map(|spec| load("spec", spec.as_bytes()).unwrap());
    assert_eq!(imported, expected);
}
