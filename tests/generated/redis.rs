#![expect(clippy::disallowed_methods, reason = "the tests start a server")]

use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use super::cargo::free_port;

/// Starts the server, and stops it when the process is gone that holds the other end.
const SCRIPT: &str = r#"
redis-server --port "$1" --bind 127.0.0.1 --save "" > /dev/null 2>&1 < /dev/null & server=$!
read -r _
kill $server
wait $server
"#;

const TRIES: usize = 600;
const PAUSE: Duration = Duration::from_millis(50);

/// A server of Redis, which keeps nothing.
struct RedisServer {
    port: u16,
    _keeper: Child,
}

/// The URL of the one that all tests of this process share.
pub fn redis_url() -> String {
    static SERVER: OnceLock<RedisServer> = OnceLock::new();
    let server = SERVER.get_or_init(RedisServer::start);
    format!("redis://127.0.0.1:{}", server.port)
}

impl RedisServer {
    fn start() -> Self {
        let port = free_port();
        let keeper = Command::new("sh")
            .args(["-c", SCRIPT, "sh", &port.to_string()])
            .current_dir("/")
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
        panic!(
            "redis-server does not listen: `apt-get install -y redis-server` installs it on Debian"
        );
    }
}
