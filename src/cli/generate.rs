use std::path::Path;
use std::time::Instant;

use clap::{Args, ValueEnum};

use crate::apply::{ConflictPolicy, Lock};
use crate::model::{Project, Rename};
use crate::parallel::work_here;
use crate::pipeline::{self, GenerateError, RunOutcome, RunRequest, Stage};

use super::error::CliError;
use super::file_report::differences;
use super::progress::Progress;
use super::report::Report;
use super::session::Session;

/// One run of the generator, for a verb.
#[derive(Debug, Clone, Copy)]
pub struct Job<'job> {
    pub command: &'static str,
    pub root: &'job Path,
    /// The text that `scaffold.yaml` is going to have.
    pub spec: &'job [u8],
    /// The text that it had when the run began, and the lock that was taken before it was read;
    /// nothing for a new project.
    pub found_spec: Option<&'job [u8]>,
    pub lock: Option<&'job Lock>,
    /// What it says, where that is known already.
    pub project: Option<&'job Project>,
    pub permissions: Permissions,
    /// What the verb has renamed in the spec.
    pub rename: Option<&'job Rename>,
    /// The migrations in the order in which they are to run from now on.
    pub order: Option<&'job [String]>,
    pub writes: bool,
}

/// What a run may do to a project that is there.
#[derive(Debug, Clone, Copy)]
pub struct Permissions {
    pub conflicts: ConflictPolicy,
    pub allow_destructive: bool,
    /// Whether it may go over to the templates of this version of the tool.
    pub upgrades: bool,
}

impl Permissions {
    /// None: it may do nothing that loses anything.
    pub const NONE: Self = Self {
        conflicts: ConflictPolicy::Refuse,
        allow_destructive: false,
        upgrades: false,
    };
}

/// What verbs are given that change a project that is there.
#[derive(Debug, Clone, Copy, Args)]
pub struct ChangeArguments {
    /// What to do where your edits and the generator's meet.
    #[arg(
        long = "conflict",
        value_enum,
        default_value = "refuse",
        value_name = "HOW"
    )]
    conflicts: ConflictChoice,
    /// Write migrations that lose data, too.
    #[arg(long)]
    allow_destructive: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ConflictChoice {
    /// Write nothing at all, and list the places.
    Refuse,
    /// Write both texts, between the markers of git.
    Markers,
}

impl ChangeArguments {
    /// As a run understands it.
    #[must_use]
    pub fn permissions(self) -> Permissions {
        let conflicts = match self.conflicts {
            ConflictChoice::Refuse => ConflictPolicy::Refuse,
            ConflictChoice::Markers => ConflictPolicy::WriteMarkers,
        };
        Permissions {
            conflicts,
            allow_destructive: self.allow_destructive,
            ..Permissions::NONE
        }
    }
}

/// Plans, writes if there is no conflict or markers were asked for, and reports.
///
/// # Errors
/// When the spec is wrong or something cannot be written.
pub fn generate(job: Job<'_>, session: Session) -> Result<Report, CliError> {
    carry_out(job, session, pipeline::prepare)
}

/// The same for a project that has lost its memory: nothing but that is written.
///
/// # Errors
/// When the spec is wrong or something cannot be written.
pub fn adopt(job: Job<'_>, session: Session) -> Result<Report, CliError> {
    carry_out(job, session, pipeline::adopt)
}

fn carry_out(
    job: Job<'_>,
    session: Session,
    plan: impl for<'run> FnOnce(&RunRequest<'run>) -> Result<RunOutcome<'run>, GenerateError>,
) -> Result<Report, CliError> {
    let started = Instant::now();
    work_here();
    let progress = Progress::start(session);
    let Permissions {
        conflicts,
        allow_destructive,
        upgrades,
    } = job.permissions;
    let outcome = plan(&RunRequest {
        found_spec: job.found_spec,
        project: job.project,
        format: session.global.layout(),
        allow_destructive,
        upgrades,
        rename: job.rename,
        order: job.order,
        progress: progress.stages(),
        ..RunRequest::new(job.root, job.spec)
    })?;
    let mut report = Report::of(job.command, &outcome);
    report.root = job.root.display().to_string();
    report.dry_run = !job.writes;
    if session.global.diff {
        report.show(differences(job.root, &outcome.plan)?);
    }
    let is_marked = conflicts == ConflictPolicy::WriteMarkers && outcome.plan.can_be_marked();
    if job.writes && (is_marked || !outcome.plan.has_conflicts()) {
        progress.begin(Stage::Apply);
        report.written = true;
        report.next = report.next_commands();
        match job.lock {
            Some(lock) => pipeline::commit(lock, outcome, conflicts)?,
            None => pipeline::commit_new(job.root, outcome)?,
        }
    }
    drop(progress);
    Ok(report.after(started.elapsed()))
}
