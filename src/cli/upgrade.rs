use clap::Args;

use super::error::CliError;
use super::generate::{Freedom, generate};
use super::leave::Leave;
use super::project::OpenProject;
use super::report::Report;
use super::session::Session;

/// Merge the templates of this version into a project that another version has written.
#[derive(Debug, Args)]
pub struct Upgrade {
    #[command(flatten)]
    leave: Leave,
}

impl Upgrade {
    /// Does what `sync` does, with leave to change templates.
    ///
    /// # Errors
    /// When the spec is wrong or something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let writes = !session.global.dry_run;
        let project = OpenProject::here(writes)?;
        let freedom = Freedom {
            upgrades: true,
            ..self.leave.freedom()
        };
        let job = project.job("upgrade", freedom, writes);
        Ok(project.note_recovery(generate(job, session)?))
    }
}
