//! The built command, run in a folder of its own.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a run of the command said, and how it ended.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Runs `scaffold` with these arguments; nobody is there to answer.
pub fn scaffold(folder: &Path, arguments: &[&str]) -> Run {
    scaffold_fed(folder, arguments, "")
}

/// The same with something on standard input.
pub fn scaffold_fed(folder: &Path, arguments: &[&str], input: &str) -> Run {
    scaffold_with(folder, arguments, &[], input)
}

/// The same with variables in its environment.
#[expect(clippy::disallowed_methods, reason = "the command is what is tested")]
pub fn scaffold_with(
    folder: &Path,
    arguments: &[&str],
    variables: &[(&str, &str)],
    input: &str,
) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_scaffold"))
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input may be gone already.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    Run {
        status: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Run {
    /// Fails unless a message has these words.
    #[track_caller]
    pub fn says(&self, words: &str) {
        assert!(self.stderr.contains(words), "{words}: {}", self.stderr);
    }

    /// The document on standard output.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap()
    }

    /// The messages without what differs from run to run.
    pub fn messages(&self) -> String {
        let lines = self
            .stderr
            .lines()
            .map(|line| match line.split_once(" in ") {
                Some((what, time)) if time.ends_with(" s") => format!("{what} in [time]"),
                _ => line.to_owned(),
            });
        lines.collect::<Vec<_>>().join("\n")
    }
}
