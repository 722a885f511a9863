//! Cargo on generated services, all of which share one target folder.

#![expect(
    clippy::disallowed_methods,
    reason = "the tests start cargo as a user would"
)]

use std::io::{Write as _, stderr};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// Waits until no other test builds: cargo locks the target folder anyway, and the times that are
/// printed are those of the work alone.
pub fn build_turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where everything is that the tests generate and build.
pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated");
    fs_err::create_dir_all(&root).unwrap();
    // Clippy looks for its settings in the folders above a service too, where it would find our own.
    let settings = root.join("clippy.toml");
    if !settings.exists() {
        fs_err::write(settings, "").unwrap();
    }
    root
}

pub fn target() -> PathBuf {
    root().join("target")
}

/// What lets all services share their builds: nobody debugs them, and hardly one is built twice.
pub fn shared_build() -> [(&'static str, PathBuf); 3] {
    [
        ("CARGO_TARGET_DIR", target()),
        ("CARGO_PROFILE_DEV_DEBUG", "0".into()),
        ("CARGO_INCREMENTAL", "0".into()),
    ]
}

pub fn cargo_in(folder: &Path) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .current_dir(folder)
        .envs(shared_build())
        .env("RUSTDOCFLAGS", "-D warnings")
        .env_remove("RUSTFLAGS");
    cargo
}

/// Runs a command that must succeed, and gives what it says.
pub fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}\n{text}{errors}");
    text
}

/// Says how long something took, to the terminal: what tests print is not shown when they pass.
pub fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    let seconds = start.elapsed().as_secs();
    let _ = writeln!(stderr(), "{what} took {seconds} s");
    done
}

/// Freed when this returns, so that a service can take it.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}
