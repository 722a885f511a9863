#![expect(
    clippy::disallowed_methods,
    reason = "the tests ask the system for room"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file system in memory, as Linux has it.
const MEMORY: &str = "/dev/shm";

/// What a few servers with their databases take, and far more, in mebibytes.
const ROOM: u64 = 4096;

/// A new folder for a server; in memory where there is room, since a change of a schema waits for the
/// disk many times.
pub fn new_folder() -> PathBuf {
    let mut folder = tempfile::Builder::new();
    folder.prefix("scaffold-");
    let folder = if room(Path::new(MEMORY)) >= Some(ROOM) {
        folder.tempdir_in(MEMORY)
    } else {
        folder.tempdir()
    };
    folder.unwrap().keep()
}

fn room(folder: &Path) -> Option<u64> {
    let mut df = Command::new("df");
    let df = df.args(["-m", "--output=avail"]).arg(folder).output();
    let text = String::from_utf8(df.ok()?.stdout).ok()?;
    text.lines().last()?.trim().parse().ok()
}
