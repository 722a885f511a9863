use clap::Args;

use crate::pipeline::SPEC;

use super::error::CliError;
use super::generate::{Freedom, Job, generate};
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
        let job = Job {
            command: "check",
            root: &project.root,
            spec: &project.spec,
            spec_name: SPEC,
            freedom: Freedom::NONE,
            rename: None,
            writes: false,
        };
        let mut report = generate(job, session)?;
        if report.status == Status::Done && report.changes {
            report.status = Status::OutOfStep;
            report.next = vec!["scaffold sync".to_owned()];
        }
        Ok(report)
    }
}
