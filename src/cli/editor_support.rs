use clap::{Args, Command};
use clap_complete::Shell;

use crate::features::Features;
use crate::pipeline::schema;

/// Print the JSON Schema of the spec, for editors.
#[derive(Debug, Args)]
pub struct SchemaCommand {}

impl SchemaCommand {
    /// The document.
    #[must_use]
    pub fn run(&self) -> String {
        let Self {} = self;
        schema(Features::standard())
    }
}

/// Print what a shell needs to complete commands.
#[derive(Debug, Args)]
pub struct CompletionsCommand {
    /// For which shell.
    shell: Shell,
}

impl CompletionsCommand {
    /// The script for the whole command line.
    #[must_use]
    pub fn run(&self, command: &mut Command) -> String {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, command, "scaffold", &mut script);
        String::from_utf8_lossy(&script).into_owned()
    }
}
