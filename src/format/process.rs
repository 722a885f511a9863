use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use thiserror::Error;

/// Why code cannot be laid out.
#[derive(Debug, Error)]
pub enum FormatError {
    #[error("`rustfmt` is not installed, and the generated code is laid out by it")]
    NotInstalled,
    #[error("`rustfmt` cannot read what the templates made\n{report}")]
    Rejected { report: String },
    #[error("the generated code cannot be laid out: {0}")]
    Io(#[from] io::Error),
}

impl FormatError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::NotInstalled => {
                Some("install it with `rustup component add rustfmt`, or pass `--no-format`")
            }
            Self::Rejected { .. } => {
                Some("if the project overrides this template, correct it there")
            }
            Self::Io(_) => None,
        }
    }
}

/// How a run of `rustfmt` ended.
#[derive(Debug)]
pub enum Outcome<T> {
    Formatted(T),
    /// With its report.
    Rejected(String),
}

/// Lays out files in place; the names are relative to the folder.
pub fn format_paths(folder: &Path, names: &[String]) -> Result<Outcome<()>, FormatError> {
    let output = rustfmt(folder).args(names).output().map_err(start_error)?;
    outcome(output, |_| ())
}

/// Lays out a text; modules that it declares are not looked for.
pub fn format_stdin(folder: &Path, text: &str) -> Result<Outcome<String>, FormatError> {
    let mut child = rustfmt(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(start_error)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(text.as_bytes())?;
    }
    let output = child.wait_with_output()?;
    outcome(output, |output| {
        String::from_utf8_lossy(&output.stdout).into_owned()
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "this stage is the one that runs `rustfmt`"
)]
fn rustfmt(folder: &Path) -> Command {
    let mut command = Command::new("rustfmt");
    command.current_dir(folder).args([
        "--edition",
        "2024",
        "--color",
        "never",
        "--config-path",
        ".",
    ]);
    command
}

fn outcome<T>(output: Output, value: impl FnOnce(Output) -> T) -> Result<Outcome<T>, FormatError> {
    if output.status.success() {
        return Ok(Outcome::Formatted(value(output)));
    }
    let report = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    // The stand-in of `rustup` is always there; it says so when the component is not.
    if report.contains("is not installed for the toolchain") {
        return Err(FormatError::NotInstalled);
    }
    Ok(Outcome::Rejected(report))
}

fn start_error(error: io::Error) -> FormatError {
    match error.kind() {
        io::ErrorKind::NotFound => FormatError::NotInstalled,
        _ => FormatError::Io(error),
    }
}
