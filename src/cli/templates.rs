//! Templates of the project's own.

mod diff;
mod eject;
mod list;
mod named;

use clap::{Args, Subcommand};

use super::error::CliError;
use super::said::Said;
use super::session::Session;

use diff::Diff;
use eject::Eject;
use list::List;

/// Look at the templates, and put some of the project's own in their place.
#[derive(Debug, Args)]
pub struct Templates {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    List(List),
    Eject(Eject),
    Diff(Diff),
}

impl Templates {
    /// Lists, copies or compares them.
    ///
    /// # Errors
    /// When there is no such template, or something cannot be read or written.
    pub fn run(&self, session: Session) -> Result<Said, CliError> {
        match &self.what {
            What::List(list) => list.run(session).map(Said::Document),
            What::Eject(eject) => eject
                .run(session)
                .map(|report| Said::Report(Box::new(report))),
            What::Diff(diff) => diff.run(session).map(Said::Document),
        }
    }
}
