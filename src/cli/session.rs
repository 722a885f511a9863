use std::io::{IsTerminal, stderr, stdin};

use anstream::{AutoStream, ColorChoice};
use clap::Args;

/// What every verb needs to know of the run.
#[derive(Debug, Clone, Copy)]
pub struct Session {
    pub global: Global,
    /// Whether somebody is there to answer and to look.
    pub interactive: bool,
    /// Whether messages may have colours.
    pub color: bool,
}

impl Session {
    #[must_use]
    pub fn new(global: Global) -> Self {
        let stderr = stderr();
        Self {
            global: Global {
                dry_run: global.dry_run || global.diff,
                ..global
            },
            interactive: stdin().is_terminal() && stderr.is_terminal() && !global.json,
            color: AutoStream::choice(&stderr) != ColorChoice::Never,
        }
    }
}

#[derive(Debug, Clone, Copy, Args)]
pub struct Global {
    /// Show what would be done, and write nothing.
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Show the text of what would be done, as a unified diff on standard output; write nothing.
    #[arg(long, global = true)]
    pub diff: bool,
    /// Print one JSON document on standard output instead of messages.
    #[arg(long, global = true)]
    pub json: bool,
    /// Print errors only.
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Leave the generated code as the templates make it, without rustfmt.
    #[arg(long, global = true)]
    pub no_format: bool,
}
