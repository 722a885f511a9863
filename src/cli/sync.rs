
use clap::Args;


use crate::pipeline::SPEC;

use super::error::CliError;
use super::generate::{Job, generate};
use super::leave::Leave;
use super::project::{OpenProject, recovery_note};
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
        let job = Job {
            command: "sync",
            root: &project.root,
            spec: &project.spec,
            spec_name: SPEC,
            freedom: self.leave.freedom(),
            writes,
        };
        let mut report = generate(job, session)?;
        report.notes.extend(project.recovery.as_ref().map(recovery_note));
        Ok(report)
    }
}
