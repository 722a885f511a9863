use std::io::{IsTerminal, stderr, stdin};

use anstream::{AutoStream, ColorChoice};

use super::arguments::Global;

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
