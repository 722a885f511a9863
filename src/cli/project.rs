use std::path::PathBuf;

use fs_err as fs;

use crate::apply::{FileSystem, Recovery, is_interrupted, recover};
use crate::diagnostics::Diagnostics;
use crate::front;
use crate::pipeline::{GenerateError, SPEC};
use crate::spec::edit::{SpecEdit, SpecText};
use crate::spec::{decode, settle};
use crate::state::{FOLDER, StateError};

use super::error::CliError;
use super::generate::{ChangeArguments, Job, Permissions, generate};
use super::report::Report;
use super::session::Session;

/// A generated project, found from wherever in it the command runs.
#[derive(Debug)]
pub struct OpenProject {
    pub root: PathBuf,
    pub spec: Vec<u8>,
    /// Whether a merge had left both of its sides in the spec, and both are kept.
    is_settled: bool,
    /// What became of a run that was interrupted here.
    pub recovery: Option<Recovery>,
}

impl OpenProject {
    /// Finds the project around the current folder; one that is going to be written to
    /// has an interrupted run brought to its end first.
    ///
    /// # Errors
    /// When there is no project, or it cannot be read.
    pub fn here(writes: bool) -> Result<Self, CliError> {
        let project = Self::around(writes)?;
        if !project.root.join(FOLDER).is_dir() {
            return Err(StateError::Absent.into());
        }
        Ok(project)
    }

    /// The same, for one that may have lost its memory.
    ///
    /// # Errors
    /// When there is no project, or it cannot be read.
    pub fn around(writes: bool) -> Result<Self, CliError> {
        let here = std::path::absolute(".")?;
        let root = here
            .ancestors()
            .find(|folder| folder.join(SPEC).is_file())
            .ok_or(CliError::NotAProject)?
            .to_owned();
        let recovery = if writes {
            recover(&FileSystem, &root)?
        } else {
            None
        };
        if !writes && is_interrupted(&root) {
            return Err(CliError::Interrupted);
        }
        let path = root.join(SPEC);
        let spec = fs::read(&path).map_err(|reason| CliError::Spec { path, reason })?;
        let settled = std::str::from_utf8(&spec).ok().and_then(settle);
        Ok(Self {
            root,
            is_settled: settled.is_some(),
            spec: settled.map_or(spec, String::into_bytes),
            recovery,
        })
    }
}

impl OpenProject {
    /// What a command does with the spec as it is.
    #[must_use]
    pub fn job(&self, command: &'static str, permissions: Permissions, writes: bool) -> Job<'_> {
        Job {
            command,
            root: &self.root,
            spec: &self.spec,
            permissions,
            project: None,
            rename: None,
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
        report.notes.extend(self.is_settled.then(|| {
            format!("a merge had left both of its sides in `{SPEC}`; the entities of both are kept")
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
        Recovery::Undone => "an earlier run was interrupted; it had changed nothing".to_owned(),
        Recovery::Finished { edited_since } if edited_since.is_empty() => {
            "an earlier run was interrupted; it is finished now".to_owned()
        }
        Recovery::Finished { edited_since } => format!(
            "an earlier run was interrupted; it is finished now, without what has been edited since: {}",
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
    let project = OpenProject::here(writes)?;
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
