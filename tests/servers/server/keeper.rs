#![expect(
    clippy::disallowed_methods,
    reason = "the tests start servers and their clients"
)]

use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use super::Engine;
use super::tools::is_root;

/// Starts the server, kills and starts it again as it is told to, and stops it and removes its
/// folder when the process that tells it things is gone.
const SCRIPT: &str = r#"
folder=$1 crash=$2 stop=$3
shift 3
start() { "$@" >> "$folder/log" 2>&1 < /dev/null & server=$!; }
start "$@"
while read -r order; do
    case $order in
        kill) kill -"$crash" $server; wait $server ;;
        start) start "$@" ;;
    esac
done
kill -"$stop" $server
wait $server
rm -rf "$folder"
"#;

/// A process that looks after a server.
#[derive(Debug)]
pub struct Keeper(Mutex<Child>);

impl Keeper {
    pub fn of(engine: Engine, folder: &Path, server: &[String]) -> Self {
        let script = ["sh", "-c", SCRIPT, "sh"].map(str::to_owned);
        let words: Vec<_> = script
            .into_iter()
            .chain([folder.display().to_string()])
            .chain([engine.crash(), engine.stop()].map(str::to_owned))
            .chain(server.iter().cloned())
            .collect();
        // What is sent to the tests from a terminal is not for the keeper, who has to clean up.
        let keeper = command(engine.user(), &words)
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        Self(Mutex::new(keeper.unwrap()))
    }

    pub fn tell(&self, order: &str) {
        let mut keeper = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let orders = keeper.stdin.as_mut().unwrap();
        writeln!(orders, "{order}").unwrap();
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        let keeper = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        drop(keeper.stdin.take());
        let _ = keeper.wait();
    }
}

/// Runs something to its end as the user of a server.
pub fn run_as(user: &str, words: &[String]) {
    let output = command(user, words).output().unwrap();
    assert!(
        output.status.success(),
        "{words:?}\n{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// What a client says, or why it failed.
pub fn ask(words: &[String], input: &str) -> Result<String, String> {
    let mut client = Command::new(&words[0])
        .args(&words[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may give up before it has read everything.
    let _ = client.stdin.take().unwrap().write_all(input.as_bytes());
    let output = client.wait_with_output().unwrap();
    if output.status.success() {
        Ok(String::from_utf8(output.stdout).unwrap())
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// In a folder that everyone may enter.
fn command(user: &str, words: &[String]) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("setpriv");
        let group = format!("--regid={user}");
        command.args([&format!("--reuid={user}"), &group, "--init-groups", "--"]);
        command.arg(&words[0]);
        command
    } else {
        Command::new(&words[0])
    };
    command.args(&words[1..]).current_dir("/");
    command
}

/// Gives a folder and what is in it to the user of a server.
pub fn hand_over(user: &str, folder: &Path) {
    if is_root() {
        let given = Command::new("chown")
            .arg("-R")
            .arg(user)
            .arg(folder)
            .status();
        assert!(given.unwrap().success(), "there is no user `{user}`");
    }
}
