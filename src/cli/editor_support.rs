use std::path::PathBuf;

use clap::{Args, Command};
use clap_complete::Shell;
use clap_complete::env::Shells;
use clap_mangen::Man;
use fs_err as fs;

use crate::features::Features;
use crate::pipeline::schema;

use super::error::CliError;

/// Print the JSON Schema of the spec, for editors.
#[derive(Debug, Args)]
#[command(after_help = super::examples::SCHEMA)]
pub struct SchemaCommand {}

impl SchemaCommand {
    /// The document.
    #[must_use]
    pub fn run(&self) -> String {
        let Self {} = self;
        schema(Features::standard())
    }
}

/// Print what a shell needs to complete commands, and the names of a project's resources.
#[derive(Debug, Args)]
#[command(after_help = super::examples::COMPLETIONS)]
pub struct CompletionsCommand {
    /// For which shell.
    shell: Shell,
}

impl CompletionsCommand {
    /// The script that lets the shell ask this command for candidates.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn run(&self) -> Result<String, CliError> {
        let mut script = Vec::new();
        if let Some(shell) = Shells::builtins().completer(&self.shell.to_string()) {
            shell.write_registration(
                "COMPLETE",
                "scaffold",
                "scaffold",
                "scaffold",
                &mut script,
            )?;
        }
        Ok(String::from_utf8_lossy(&script).into_owned())
    }
}

/// Print the manual page, or write those of all commands.
#[derive(Debug, Args)]
#[command(after_help = super::examples::MAN)]
pub struct ManCommand {
    /// The folder to write a page of each command to.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl ManCommand {
    /// The page of the whole command, unless the pages go to a folder.
    ///
    /// # Errors
    /// When a page cannot be written.
    pub fn run(&self, command: Command) -> Result<String, CliError> {
        if let Some(folder) = &self.out {
            fs::create_dir_all(folder)?;
            clap_mangen::generate_to(command, folder)?;
            return Ok(String::new());
        }
        let mut page = Vec::new();
        Man::new(command).render(&mut page)?;
        Ok(String::from_utf8_lossy(&page).into_owned())
    }
}
