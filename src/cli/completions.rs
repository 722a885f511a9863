use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::arguments::Cli;

/// Print what a shell needs to complete commands.
#[derive(Debug, Args)]
pub struct Completions {
    /// For which shell.
    shell: Shell,
}

impl Completions {
    /// The script.
    #[must_use]
    pub fn run(&self) -> String {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "scaffold", &mut script);
        String::from_utf8_lossy(&script).into_owned()
    }
}
