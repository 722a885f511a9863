use clap::Args;

use crate::plan::KeepReason;
use crate::state::{self, StateError};

use super::error::CliError;
use super::file_report::FileReason;
use super::generate::{Permissions, adopt};
use super::project::OpenProject;
use super::report::Report;
use super::session::Session;

/// Make `.scaffold/` anew for a project that has lost it; change no other file.
#[derive(Debug, Args)]
#[command(after_help = super::examples::ADOPT)]
pub struct AdoptCommand {}

impl AdoptCommand {
    /// Takes the spec as it is for that of the last run, and what differs from it for edits.
    ///
    /// # Errors
    /// When `.scaffold/` is as it should be or was written by a newer version, the spec is wrong,
    /// or something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let Self {} = self;
        let writes = !session.global.dry_run;
        let project = OpenProject::around(session, writes)?;
        match state::read(&project.root) {
            Ok(Some(_)) => return Err(CliError::NothingToAdopt),
            Err(error @ (StateError::Newer { .. } | StateError::Io(_))) => return Err(error.into()),
            Ok(None) | Err(_) => {}
        }
        let job = project.job("adopt", Permissions::NONE, writes);
        let mut report = adopt(job, session)?;
        let told = [
            (FileReason::Kept(KeepReason::Edited), "taken for edited"),
            (FileReason::Kept(KeepReason::Deleted), "taken for deleted"),
        ];
        for (reason, words) in told {
            report.note_files(reason, words);
        }
        report.next = vec!["scaffold check".to_owned()];
        Ok(project.note_recovery(report))
    }
}
