use std::path::Path;
use std::process::Command;

use super::error::CliError;

/// Makes a repository with nothing staged.
///
/// # Errors
/// When git is not there, or refuses.
#[expect(clippy::disallowed_methods, reason = "the one place that runs git")]
pub fn init(root: &Path) -> Result<(), CliError> {
    let output = Command::new("git")
        .arg("init")
        .arg("--quiet")
        .current_dir(root)
        .output();
    match output {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(CliError::Git {
            reason: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        }),
        Err(error) => Err(CliError::Git {
            reason: error.to_string(),
        }),
    }
}
