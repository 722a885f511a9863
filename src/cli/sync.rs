use clap::Args;

use crate::breaking::breaking_changes;
use crate::front;
use crate::pipeline::{GenerateError, SPEC};
use crate::plan::KeepReason;

use super::error::CliError;
use super::file_report::FileReason;
use super::generate::{ChangeArguments, Permissions, generate};
use super::git;
use super::project::OpenProject;
use super::report::{Report, ReportStatus};
use super::session::Session;

/// Bring code and migrations in step with the spec.
#[derive(Debug, Args)]
#[command(after_help = super::examples::SYNC)]
pub struct SyncCommand {
    #[command(flatten)]
    arguments: ChangeArguments,
}

impl SyncCommand {
    /// Does it.
    ///
    /// # Errors
    /// When the spec is wrong or something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let writes = !session.global.dry_run;
        let project = OpenProject::here(session, writes)?;
        let job = project.job("sync", self.arguments.permissions(), writes);
        Ok(project.note_recovery(generate(job, session)?))
    }
}

/// Say whether code and migrations are in step with the spec; write nothing.
#[derive(Debug, Args)]
#[command(after_help = super::examples::CHECK)]
pub struct CheckCommand {
    /// Name what breaks for clients since this revision in git, instead of since the last run.
    #[arg(long, value_name = "REVISION")]
    since: Option<String>,
}

impl CheckCommand {
    /// Judges as `sync` would.
    ///
    /// # Errors
    /// When the spec is wrong or the project cannot be read.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let project = OpenProject::here(session, false)?;
        let permissions = Permissions {
            upgrades: true,
            ..Permissions::NONE
        };
        let job = project.job("check", permissions, false);
        let mut report = generate(job, session)?;
        if let Some(revision) = &self.since {
            report.breaking = breaking_since(&project, revision)?;
        }
        if !report.changes && !report.held_back.is_empty() {
            report.status = ReportStatus::HeldBack;
        } else if report.status != ReportStatus::Conflict && report.changes {
            report.status = ReportStatus::OutOfStep;
            let causes = report.causes.iter().map(ToString::to_string);
            report.notes.extend(causes.collect::<Vec<_>>());
            let verb = if report.upgraded_from.is_some() {
                "upgrade"
            } else {
                "sync"
            };
            report.next = vec![format!("scaffold {verb}")];
        }
        let deleted = FileReason::Kept(KeepReason::Deleted);
        report.note_files(deleted, "deleted by you, and not written again");
        Ok(project.note_recovery(report))
    }
}

/// What breaks for clients between the spec of a revision and that on disk.
fn breaking_since(project: &OpenProject, revision: &str) -> Result<Vec<String>, CliError> {
    let load = |name: &str, spec: &[u8]| front::load(name, spec).map_err(GenerateError::from);
    let before = git::spec_at(&project.root, revision)?;
    let before = load(&format!("{revision}:{SPEC}"), &before)?;
    let changes = breaking_changes(&before, &load(SPEC, &project.spec)?);
    Ok(changes.iter().map(ToString::to_string).collect())
}

/// Merge the templates of this version into a project that another version has written.
#[derive(Debug, Args)]
#[command(after_help = super::examples::UPGRADE)]
pub struct UpgradeCommand {
    #[command(flatten)]
    arguments: ChangeArguments,
}

impl UpgradeCommand {
    /// Does what `sync` does, and may change templates.
    ///
    /// # Errors
    /// When the spec is wrong or something cannot be written.
    pub fn run(&self, session: Session) -> Result<Report, CliError> {
        let writes = !session.global.dry_run;
        let project = OpenProject::here(session, writes)?;
        let permissions = Permissions {
            upgrades: true,
            ..self.arguments.permissions()
        };
        let job = project.job("upgrade", permissions, writes);
        Ok(project.note_recovery(generate(job, session)?))
    }
}
