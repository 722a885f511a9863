//! Servers that services use beside their databases, each one for all tests of this process.

#![expect(clippy::disallowed_methods, reason = "the tests start servers")]

use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use super::cargo::free_port;

/// Starts a server in a folder of its own, and stops it when the process is gone that holds the other
/// end.
const SCRIPT: &str = r#"
folder=$(mktemp -d)
cd "$folder"
"$@" > /dev/null 2>&1 < /dev/null & server=$!
read -r _
kill $server
wait $server
cd /
rm -rf "$folder"
"#;

const TRIES: usize = 1200;
const PAUSE: Duration = Duration::from_millis(50);

/// A server that is stopped when this process ends.
struct KeptServer {
    port: u16,
    _keeper: Child,
}

/// The URL of a server of Redis, which keeps nothing.
pub fn redis_url() -> String {
    static SERVER: OnceLock<KeptServer> = OnceLock::new();
    let server = SERVER.get_or_init(|| {
        let port = free_port();
        let place = ["--port", &port.to_string(), "--bind", "127.0.0.1"];
        let nothing = ["--save", ""];
        KeptServer::start(port, "redis-server", &[&place[..], &nothing].concat())
    });
    format!("redis://127.0.0.1:{}", server.port)
}

/// The URL of a server of `RabbitMQ`.
pub fn rabbitmq_url() -> String {
    static SERVER: OnceLock<KeptServer> = OnceLock::new();
    let server = SERVER.get_or_init(|| {
        let ports = [free_port(), free_port(), free_port()];
        let arguments = ports.map(|port| port.to_string());
        let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rabbitmq");
        KeptServer::start(ports[0], program, &arguments.each_ref().map(String::as_str))
    });
    format!("amqp://guest:guest@127.0.0.1:{}", server.port)
}

impl KeptServer {
    /// Returns when it listens.
    fn start(port: u16, program: &str, arguments: &[&str]) -> Self {
        let keeper = Command::new("sh")
            .args(["-c", SCRIPT, "sh", program])
            .args(arguments)
            .stdin(Stdio::piped())
            .spawn();
        let server = Self {
            port,
            _keeper: keeper.unwrap(),
        };
        for _ in 0..TRIES {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            thread::sleep(PAUSE);
        }
        panic!("{program} does not listen: `.ci/servers` installs what the tests start");
    }
}
