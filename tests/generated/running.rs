//! The blog as a process on a server.

#![expect(
    clippy::disallowed_methods,
    reason = "the tests start the service as a user would"
)]

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::server::Engine;
use super::servers::generate;
use super::service::target;
use super::tour::free_port;

/// Longer than a request may take; who waits longer hangs.
const PATIENCE: Duration = Duration::from_secs(30);

type Settings<'a> = [(&'a str, &'a str)];

/// The program, built once; services that are built later do not take its place.
fn program(engine: Engine) -> PathBuf {
    static BUILT: Mutex<BTreeMap<&str, PathBuf>> = Mutex::new(BTreeMap::new());
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    let built = built.entry(engine.spec()).or_insert_with(|| {
        let service = generate(engine, "blog");
        service.cargo(&["build"]);
        let name = format!("blog-on-{}", engine.spec());
        let copy = service.folder().with_extension("program");
        fs_err::copy(target().join("debug").join(name), &copy).unwrap();
        copy
    });
    built.clone()
}

/// Runs a command of the service to its end.
pub fn run(engine: Engine, url: &str, command: &str) -> Output {
    let mut program = Command::new(program(engine));
    program.arg(command).env("DATABASE_URL", url);
    program.output().unwrap()
}

/// The service, until it is dropped.
pub struct Running {
    process: Child,
    port: u16,
}

impl Running {
    /// With the schema in its database, and these settings by their names without the prefix.
    pub fn start(engine: Engine, url: &str, settings: &Settings) -> Self {
        let migrated = run(engine, url, "migrate");
        let errors = String::from_utf8_lossy(&migrated.stderr);
        assert!(migrated.status.success(), "{errors}");
        let port = free_port();
        let process = Command::new(program(engine))
            .env("DATABASE_URL", url)
            .env("PORT", port.to_string())
            .envs(settings.iter().map(|(name, value)| {
                let prefix = format!("BLOG_ON_{}", engine.spec().to_uppercase());
                (format!("{prefix}_{name}"), value)
            }))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut running = Self { process, port };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return running;
            }
            assert_eq!(running.process.try_wait().unwrap(), None);
            thread::sleep(Duration::from_millis(50));
        }
        panic!("the service does not listen");
    }

    /// The status of the answer.
    pub fn create_tag(&self, name: &str) -> u16 {
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
