#![expect(clippy::disallowed_methods, reason = "the tests start a server")]

use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

use super::cargo::free_port;

/// Starts the server in a folder of its own, with a daemon of its own that knows its name, and stops
/// both when the process is gone that holds the other end.
const SCRIPT: &str = r#"
folder=$(mktemp -d)
export HOME="$folder" RABBITMQ_MNESIA_BASE="$folder/data" RABBITMQ_LOG_BASE="$folder/log"
export RABBITMQ_CONFIG_FILE="$folder/none" RABBITMQ_CONF_ENV_FILE=/dev/null
export RABBITMQ_ENABLED_PLUGINS_FILE="$folder/plugins" RABBITMQ_PID_FILE="$folder/pid"
export RABBITMQ_NODENAME=tests@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1
export RABBITMQ_NODE_PORT="$1" RABBITMQ_DIST_PORT="$2" ERL_EPMD_PORT="$3" ERL_EPMD_ADDRESS=127.0.0.1
echo "[]." > "$RABBITMQ_ENABLED_PLUGINS_FILE"
epmd -port "$3" > /dev/null 2>&1 < /dev/null & names=$!
/usr/lib/rabbitmq/bin/rabbitmq-server > "$folder/out" 2>&1 < /dev/null & server=$!
read -r _
kill $server
wait $server
kill $names
rm -rf "$folder"
"#;

const TRIES: usize = 1200;
const PAUSE: Duration = Duration::from_millis(50);

/// A server of `RabbitMQ`.
struct RabbitMqServer {
    port: u16,
    _keeper: Child,
}

/// The URL of the one that all tests of this process share.
pub fn rabbitmq_url() -> String {
    static SERVER: OnceLock<RabbitMqServer> = OnceLock::new();
    let server = SERVER.get_or_init(RabbitMqServer::start);
    format!("amqp://guest:guest@127.0.0.1:{}", server.port)
}

impl RabbitMqServer {
    fn start() -> Self {
        let port = free_port();
        let ports = [port, free_port(), free_port()].map(|port| port.to_string());
        let keeper = Command::new("sh")
            .args(["-c", SCRIPT, "sh"])
            .args(ports)
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
            "rabbitmq-server does not listen: `apt-get install -y rabbitmq-server` installs it on Debian"
        );
    }
}
