//! Services over databases that were there before them.

#![expect(
    clippy::disallowed_methods,
    reason = "the test starts the importer and the service as a user would"
)]

use std::process::{Child, Command, Stdio};

use super::command::scaffold;
use super::schemas;
use super::server::{Engine, Server};
use super::service::{Service, target};
use super::tour::free_port;

#[test]
fn a_service_reads_and_writes_the_tables_of_postgres() {
    serves(Engine::Postgres, schemas::POSTGRES, schemas::POSTGRES_ROWS);
}

#[test]
fn a_service_reads_and_writes_the_tables_of_mariadb() {
    serves(Engine::Mariadb, schemas::MARIADB, schemas::MARIADB_ROWS);
}

fn serves(engine: Engine, schema: &str, rows: &str) {
    let server = Server::shared(engine);
    let run = |sql: &str| server.run("adopted", sql).unwrap();
    server
        .run(engine.any_database(), "CREATE DATABASE adopted;")
        .unwrap();
    run(schema);
    run(rows);
    let name = format!("adopted-on-{}", engine.spec());
    let address = server.url("adopted");
    let folder = tempfile::tempdir().unwrap();
    let import = ["import", "--quiet", "--adopt", "--from", &address];
    let spec = scaffold(folder.path(), &import).stdout;
    let spec = spec.replace("name: adopted\n", &format!("name: {name}\n"));
    let service = Service::from_text(&name, &spec).with_database(server.url("tests"));
    service.is_sound();

    let running = Running::start(&name, &address);
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
    let refused = program(&name, &address).output().unwrap();
    let words = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success()
            && words.contains("error: the table `films` is not what the service needs"),
        "{words}"
    );
}

/// The service on a database, until it is dropped.
struct Running {
    process: Child,
    base: String,
}

impl Running {
    fn start(name: &str, address: &str) -> Self {
        let port = free_port();
        let process = program(name, address)
            .env("PORT", port.to_string())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let base = format!("http://127.0.0.1:{port}/api/v1");
        let running = Self { process, base };
        curl(&[
            "--retry",
            "100",
            "--retry-connrefused",
            "--retry-delay",
            "0",
            &format!("http://127.0.0.1:{port}/health/ready"),
        ]);
        running
    }

    fn get(&self, path: &str) -> String {
        curl(&[&format!("{}{path}", self.base)])
    }

    fn send(&self, method: &str, path: &str, body: &str) -> String {
        let json = [
            "-H",
            "content-type: application/json",
            "-X",
            method,
            "-d",
            body,
        ];
        curl(&[&json[..], &[&format!("{}{path}", self.base)]].concat())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn program(name: &str, address: &str) -> Command {
    let mut program = Command::new(target().join("debug").join(name));
    program.env("DATABASE_URL", address);
    program
}

fn curl(arguments: &[&str]) -> String {
    let output = Command::new("curl")
        .arg("-s")
        .args(arguments)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}
