use std::io::{IsTerminal, stderr, stdin};

use anstream::AutoStream;
use clap::{Args, ColorChoice};

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
            color: match global.color {
                ColorChoice::Auto => AutoStream::choice(&stderr) != anstream::ColorChoice::Never,
                ColorChoice::Always => true,
                ColorChoice::Never => false,
            },
        }
    }
}

/// The heading of the options that all commands understand.
pub const GLOBAL: &str = "Global options";

#[derive(Debug, Clone, Copy, Args)]
pub struct Global {
    /// Show what would be done, and write nothing.
    #[arg(long, global = true, help_heading = GLOBAL)]
    pub dry_run: bool,
    /// Show the text of what would be done, as a unified diff on standard output; write nothing.
    #[arg(long, global = true, help_heading = GLOBAL)]
    pub diff: bool,
    /// Print one JSON document on standard output instead of messages.
    #[arg(long, global = true, help_heading = GLOBAL)]
    pub json: bool,
    /// Print errors only.
    #[arg(long, short, global = true, help_heading = GLOBAL)]
    pub quiet: bool,
    /// Use colors in messages.
    #[arg(long, global = true, help_heading = GLOBAL, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub color: ColorChoice,
    /// Leave the generated code as the templates make it, without rustfmt; the project remembers it.
    #[arg(long, global = true, help_heading = GLOBAL)]
    pub no_format: bool,
    /// Lay the generated code out by rustfmt again, after a run with `--no-format`.
    #[arg(long, global = true, help_heading = GLOBAL, overrides_with = "no_format")]
    pub format: bool,
}

impl Global {
    /// Whether the code is laid out, if the command says so.
    #[must_use]
    pub fn layout(self) -> Option<bool> {
        match (self.no_format, self.format) {
            (true, _) => Some(false),
            (_, true) => Some(true),
            _ => None,
        }
    }
}
