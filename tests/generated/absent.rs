//! The tests of a service whose database is not there.

use super::server::Engine;
use super::servers::generate;
use super::tour::free_port;

#[test]
fn without_a_server_the_tests_say_what_to_start() {
    for (engine, server) in [
        (Engine::Postgres, "postgres://nobody@127.0.0.1"),
        (Engine::Mariadb, "mysql://nobody@127.0.0.1"),
    ] {
        let url = format!("{server}:{}/tests", free_port());
        let service = generate(engine, "empty").with_database(url);
        let said = service.fails(&["test", "--test", "api", "health"]);
        let help = "start it with `docker compose up -d --wait database`";
        assert!(said.contains(help), "{said}");
    }
}
