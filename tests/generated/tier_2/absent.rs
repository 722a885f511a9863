//! The tests of a service whose database is not there.

use crate::cargo::free_port;
use crate::server::Engine;
use crate::workspace::Workspace;

#[test]
#[ignore = "tier 2"]
fn without_a_server_the_tests_say_what_to_start() {
    for (engine, sample, server) in [
        (Engine::Postgres, "empty", "postgres://nobody@127.0.0.1"),
        (Engine::Mariadb, "empty", "mysql://nobody@127.0.0.1"),
    ] {
        let mut tests = Workspace::with_server(engine).api_tests(sample);
        let url = format!("{server}:{}/tests", free_port());
        let output = tests
            .arg("health")
            .env("DATABASE_URL", url)
            .output()
            .unwrap();
        assert!(!output.status.success());
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        let help = "start it with `docker compose up -d --wait database`";
        assert!(said.contains(help), "{said}");
    }
}
