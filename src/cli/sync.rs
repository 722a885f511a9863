use clap::Args;

use super::error::CliError;
use super::generate::generate;
use super::leave::Leave;
use super::project::OpenProject;
use super::report::Report;
use super::session::Session;

/// Bring code and migrations in step with the spec.
#[derive(Debug, Args)]
pub struct Sync {
    #[command(flatten)]
    leave: Leave,
}

impl Sync {
    /// Does it.
    ///
    /// # Errors
    /// When the spec is wrong or something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let writes = !session.global.dry_run;
        let project = OpenProject::here(writes)?;
        let job = project.job("sync", self.leave.freedom(), writes);
        Ok(project.note_recovery(generate(job, session)?))
    }
}
