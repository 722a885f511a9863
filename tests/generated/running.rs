#![expect(
    clippy::disallowed_methods,
    reason = "the tests start services as a user would"
)]

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::cargo::free_port;

/// Longer than a request may take; who waits longer hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often a service is asked whether it listens.
const TRIES: usize = 600;
const PAUSE: Duration = Duration::from_millis(50);

/// A service as a process, until it is dropped.
pub struct RunningService {
    process: Child,
    port: u16,
}

impl RunningService {
    /// Returns when it listens.
    pub fn start(program: &mut Command) -> Self {
        let port = free_port();
        let process = program
            .env("PORT", port.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut service = Self { process, port };
        for _ in 0..TRIES {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return service;
            }
            assert_eq!(service.process.try_wait().unwrap(), None);
            thread::sleep(PAUSE);
        }
        panic!("the service does not listen");
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The answer, with its head.
    pub fn get(&self, path: &str) -> String {
        self.send("GET", path, "")
    }

    /// The answer to a JSON document, with its head.
    pub fn send(&self, method: &str, path: &str, body: &str) -> String {
        self.send_to(method, &format!("/api/v1{path}"), body)
    }

    /// Likewise, where routes have another prefix.
    pub fn send_to(&self, method: &str, path: &str, body: &str) -> String {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        let mut connection = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        assert!(answer.contains(r#""success":"#), "{answer}");
        answer
    }
}

impl Drop for RunningService {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A program that knows its database.
pub fn on_database(program: &Path, url: &str) -> Command {
    let mut program = Command::new(program);
    program.env("DATABASE_URL", url);
    program
}
