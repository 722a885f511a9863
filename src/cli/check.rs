use clap::Args;

use super::error::CliError;
use super::generate::{Freedom, generate};
use super::project::OpenProject;
use super::report::{Report, Status};
use super::session::Session;

/// Say whether code and migrations are in step with the spec; write nothing.
#[derive(Debug, Args)]
pub struct Check {}

impl Check {
    /// Judges as `sync` would.
    ///
    /// # Errors
    /// When the spec is wrong or the project cannot be read.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let Self {} = self;
        let project = OpenProject::here(false)?;
        let freedom = Freedom {
            upgrades: true,
            ..Freedom::NONE
        };
        let job = project.job("check", freedom, false);
        let mut report = generate(job, session)?;
        if report.status == Status::Done && report.changes {
            report.status = Status::OutOfStep;
            let causes = report.causes.iter().map(ToString::to_string);
            report.notes.extend(causes.collect::<Vec<_>>());
            let verb = if report.upgraded_from.is_some() {
                "upgrade"
            } else {
                "sync"
            };
            report.next = vec![format!("scaffold {verb}")];
        }
        Ok(project.note_recovery(report))
    }
}
