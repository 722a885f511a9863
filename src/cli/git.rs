//! The one place that runs git.

use std::path::Path;
use std::process::Command;

use crate::pipeline::SPEC;

use super::error::CliError;

/// Makes a repository with nothing staged.
///
/// # Errors
/// When git is not there, or refuses.
pub fn init(root: &Path) -> Result<(), CliError> {
    let arguments = ["init", "--quiet", "--initial-branch=main"];
    match run(root, &arguments) {
        Ok(_) => Ok(()),
        Err(reason) => Err(CliError::Git { reason }),
    }
}

/// The spec of the project as it was at a revision.
///
/// # Errors
/// When git is not there, or knows no such revision with a spec in it.
pub fn spec_at(root: &Path, revision: &str) -> Result<Vec<u8>, CliError> {
    let object = format!("{revision}:./{SPEC}");
    let arguments = ["show", "--end-of-options", &object];
    run(root, &arguments).map_err(|reason| CliError::Revision {
        revision: revision.to_owned(),
        reason,
    })
}

#[expect(clippy::disallowed_methods, reason = "the one place that runs git")]
fn run(root: &Path, arguments: &[&str]) -> Result<Vec<u8>, String> {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(root)
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
}
