use std::path::PathBuf;

use fs_err as fs;

use crate::apply::{FileSystem, Lock, Recovery, is_interrupted, recover};
use crate::diagnostics::Diagnostics;
use crate::front;
use crate::pipeline::{GenerateError, SPEC};
use crate::spec::edit::{SpecEdit, SpecText};
use crate::spec::{decode, settle};
use crate::state::{StateError, is_absent};

use super::error::CliError;
use super::generate::{ChangeArguments, Job, Permissions, generate};
use super::printer::Printer;
use super::report::Report;
use super::session::Session;

/// A generated project, found from wherever in it the command runs.
#[derive(Debug)]
pub struct OpenProject {
    pub root: PathBuf,
    pub spec: Vec<u8>,
    /// The text on disk, where that is another one.
    unsettled: Option<Vec<u8>>,
    /// Taken before anything was read; nothing where nobody has ever written.
    pub lock: Option<Lock>,
    /// What became of a run that was interrupted here.
    pub recovery: Option<Recovery>,
}

impl OpenProject {
    /// Finds the project around the current folder; one that is going to be written to
    /// has an interrupted run brought to its end first.
    ///
    /// # Errors
    /// When there is no project, or it cannot be read.
    pub fn here(session: Session, writes: bool) -> Result<Self, CliError> {
        let root = root()?;
        if is_absent(&root) {
            return Err(StateError::Absent.into());
        }
        Self::open(root, session, writes)
    }

    /// The same, for one that may have lost its memory.
    ///
    /// # Errors
    /// When there is no project, or it cannot be read.
    pub fn around(session: Session, writes: bool) -> Result<Self, CliError> {
        Self::open(root()?, session, writes)
    }

    /// Takes the lock first, so that what is read is what the run before has left.
    fn open(root: PathBuf, session: Session, writes: bool) -> Result<Self, CliError> {
        let tell = || Printer::new(session).waiting();
        let (lock, recovery) = if writes {
            let lock = Lock::wait(&root, tell)?;
            let recovery = recover(&FileSystem, &lock)?;
            (Some(lock), recovery)
        } else {
            (Lock::share(&root, tell)?, None)
        };
        if !writes && is_interrupted(&root) {
            return Err(CliError::Interrupted);
        }
        let path = root.join(SPEC);
        let spec = fs::read(&path).map_err(|reason| CliError::Spec { path, reason })?;
        let settled = std::str::from_utf8(&spec).ok().and_then(settle);
        let (spec, unsettled) = match settled {
            Some(settled) => (settled.into_bytes(), Some(spec)),
            None => (spec, None),
        };
        Ok(Self {
            root,
            spec,
            unsettled,
            lock,
            recovery,
        })
    }
}

/// The nearest folder around the current one that has a spec.
pub(super) fn root() -> Result<PathBuf, CliError> {
    let here = std::path::absolute(".")?;
    let mut folders = here.ancestors();
    let root = folders.find(|folder| folder.join(SPEC).is_file());
    Ok(root.ok_or(CliError::NotAProject)?.to_owned())
}

impl OpenProject {
    /// What a command does with the spec as it is.
    #[must_use]
    pub fn job(&self, command: &'static str, permissions: Permissions, writes: bool) -> Job<'_> {
        Job {
            command,
            root: &self.root,
            spec: &self.spec,
            found_spec: Some(self.unsettled.as_ref().unwrap_or(&self.spec)),
            lock: self.lock.as_ref(),
            permissions,
            project: None,
            rename: None,
            order: None,
            writes,
        }
    }

    /// The spec as text; what is no text in it is reported when it is read.
    #[must_use]
    pub fn spec_text(&self) -> String {
        String::from_utf8_lossy(&self.spec).into_owned()
    }

    /// The report, with what was settled before the command began.
    #[must_use]
    pub fn note_recovery(&self, mut report: Report) -> Report {
        report.notes.extend(self.unsettled.as_ref().map(|_| {
            format!("a merge had left both of its sides in `{SPEC}`; what both have added is kept")
        }));
        report
            .notes
            .extend(self.recovery.as_ref().map(recovery_note));
        report
    }
}

/// What to tell about an interrupted run.
#[must_use]
pub fn recovery_note(recovery: &Recovery) -> String {
    match recovery {
        Recovery::Unstarted => "an earlier run was interrupted; it had changed nothing".to_owned(),
        Recovery::Finished => "an earlier run was interrupted; it is finished now".to_owned(),
        Recovery::Undone { edited_since } if edited_since.is_empty() => {
            "an earlier run was interrupted; what it had written is undone".to_owned()
        }
        Recovery::Undone { edited_since } => format!(
            "an earlier run was interrupted; what it had written is undone, but for what has been \
             edited since: {}",
            edited_since.join(", ")
        ),
    }
}

/// Changes the spec of the project here, then does what `sync` does.
///
/// # Errors
/// When the spec cannot be changed so, is wrong, or something cannot be written.
pub fn edit_spec(
    command: &'static str,
    arguments: ChangeArguments,
    session: Session,
    change: impl FnOnce(&SpecText<'_>) -> Result<SpecEdit, Diagnostics>,
) -> Result<Report, CliError> {
    let writes = !session.global.dry_run;
    let project = OpenProject::here(session, writes)?;
    // What is no text is told, and not written back as something else.
    decode(SPEC, &project.spec).map_err(GenerateError::from)?;
    let spec = SpecText {
        file_name: SPEC,
        text: &project.spec_text(),
        keys: &front::keys(),
    };
    let SpecEdit {
        text,
        notes,
        rename,
    } = change(&spec).map_err(GenerateError::from)?;
    let job = Job {
        spec: text.as_bytes(),
        rename: rename.as_ref(),
        ..project.job(command, arguments.permissions(), writes)
    };
    let mut report = project.note_recovery(generate(job, session)?);
    report.notes.extend(notes.iter().map(ToString::to_string));
    Ok(report)
}
