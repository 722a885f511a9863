//! A server that is killed under load.

#![expect(
    clippy::disallowed_methods,
    reason = "the test starts the service as a user would"
)]

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::server::{Engine, Server};
use super::servers::generate;
use super::service::target;
use super::tour::free_port;

/// Longer than a request may take; who waits longer hangs.
const PATIENCE: Duration = Duration::from_secs(30);
const CLIENTS: usize = 8;

#[test]
fn a_killed_postgres_loses_nothing_that_was_acknowledged() {
    survives(Engine::Postgres);
}

#[test]
fn a_killed_mariadb_loses_nothing_that_was_acknowledged() {
    survives(Engine::Mariadb);
}

fn survives(engine: Engine) {
    let server = Server::start(engine);
    let create = "CREATE DATABASE blog;";
    server.run(engine.any_database(), create).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("blog");
    {
        let service = generate(engine, "blog");
        service.cargo(&["build"]);
        let built = format!("debug/blog-on-{}", engine.spec());
        fs_err::copy(target().join(built), &program).unwrap();
    }
    let url = server.url("blog");
    let migrated = Command::new(&program)
        .arg("migrate")
        .stdout(Stdio::null())
        .env("DATABASE_URL", &url)
        .status();
    assert!(migrated.unwrap().success());
    let service = Running::start(&program, &url);
    let acknowledged = under_load(&service, &server);

    let stored = server.run("blog", "SELECT name FROM tags;").unwrap();
    let stored: BTreeSet<_> = stored.lines().map(str::to_owned).collect();
    let lost: Vec<_> = acknowledged.difference(&stored).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// Writes without pause while the server goes and comes back; gives what was acknowledged.
fn under_load(service: &Running, server: &Server) -> BTreeSet<String> {
    let [created, refused] = [AtomicUsize::new(0), AtomicUsize::new(0)];
    let is_over = AtomicBool::new(false);
    let more = |count: &AtomicUsize| {
        let before = count.load(Ordering::Relaxed);
        while count.load(Ordering::Relaxed) < before + 2 * CLIENTS {
            assert!(!is_over.load(Ordering::Relaxed), "a client has failed");
            thread::sleep(Duration::from_millis(5));
        }
    };
    thread::scope(|scope| {
        let write = |client: usize| {
            let mut acknowledged = BTreeSet::new();
            for number in 0.. {
                if is_over.load(Ordering::Relaxed) {
                    break;
                }
                let name = format!("tag-{client}-{number}");
                match service.create_tag(&name) {
                    201 => {
                        created.fetch_add(1, Ordering::Relaxed);
                        acknowledged.insert(name);
                    }
                    503 => {
                        refused.fetch_add(1, Ordering::Relaxed);
                    }
                    status => {
                        is_over.store(true, Ordering::Relaxed);
                        panic!("{name} was answered with {status}");
                    }
                }
            }
            acknowledged
        };
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| scope.spawn(move || write(client)))
            .collect();
        more(&created);
        server.kill();
        more(&refused);
        server.start_again();
        more(&created);
        is_over.store(true, Ordering::Relaxed);
        let clients = clients.into_iter();
        clients.flat_map(|client| client.join().unwrap()).collect()
    })
}

/// The service, until it is dropped.
struct Running {
    process: Child,
    port: u16,
}

impl Running {
    fn start(program: &Path, url: &str) -> Self {
        let port = free_port();
        let process = Command::new(program)
            .env("DATABASE_URL", url)
            .env("PORT", port.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let running = Self { process, port };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return running;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("the service does not listen");
    }

    /// The status of the answer.
    fn create_tag(&self, name: &str) -> u16 {
        let body = format!(r#"{{"name": "{name}"}}"#);
        let request = format!(
            "POST /api/v1/tags HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        let mut connection = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap_or_default();
        let status = status.parse().unwrap();
        assert!(answer.contains(r#""success":"#), "{answer}");
        status
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
