use std::path::Path;
use std::time::Instant;

use crate::apply::Markers;
use crate::features::Features;
use crate::model::{Project, Rename};
use crate::parallel::work_here;
use crate::pipeline::{Run, SPEC, Stage, commit, prepare};

use super::differences::differences;
use super::error::CliError;
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
    /// What it says, where that is known already.
    pub project: Option<&'job Project>,
    pub freedom: Freedom,
    /// What the verb has renamed in the spec.
    pub rename: Option<&'job Rename>,
    pub writes: bool,
}

/// What a run may do to a project that is there.
#[derive(Debug, Clone, Copy)]
pub struct Freedom {
    pub markers: Markers,
    pub allow_destructive: bool,
    /// Whether it may go over to the templates of this version of the tool.
    pub upgrades: bool,
    /// Whether it may begin its memory anew.
    pub adopts: bool,
}

impl Freedom {
    /// None: it may do nothing that loses anything.
    pub const NONE: Self = Self {
        markers: Markers::None,
        allow_destructive: false,
        upgrades: false,
        adopts: false,
    };
}

/// Plans, writes if there is no conflict or markers were asked for, and reports.
///
/// # Errors
/// When the spec is wrong or something cannot be written.
pub fn generate(job: Job<'_>, session: Session) -> Result<Report, CliError> {
    let started = Instant::now();
    work_here();
    let progress = Progress::start(session);
    let reach = |stage| progress.reach(stage);
    let planned = prepare(&Run {
        root: job.root,
        spec_name: SPEC,
        spec: job.spec,
        format: !session.global.no_format,
        allow_destructive: job.freedom.allow_destructive,
        upgrades: job.freedom.upgrades,
        features: Features::standard(),
        adopts: job.freedom.adopts,
        project: job.project,
        rename: job.rename,
        reach: &reach,
    })?;
    let mut report = Report::of(job.command, &planned);
    report.root = job.root.display().to_string();
    report.dry_run = !job.writes;
    if session.global.diff {
        report.show(differences(job.root, &planned.plan)?);
    }
    let has_leave = job.freedom.markers == Markers::Write && planned.plan.can_be_marked();
    let may_write = has_leave || !planned.plan.has_conflicts();
    if job.writes && may_write {
        progress.reach(Stage::Apply);
        report.written = true;
        report.next = report.next_commands();
        commit(job.root, planned, job.freedom.markers)?;
    }
    drop(progress);
    Ok(report.after(started.elapsed()))
}
