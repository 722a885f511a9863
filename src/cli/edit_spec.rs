use crate::diagnostics::Diagnostics;
use crate::front;
use crate::pipeline::{GenerateError, SPEC};
use crate::spec::decode;
use crate::spec::edit::{Edited, SpecText};

use super::error::CliError;
use super::generate::{Job, generate};
use super::leave::Leave;
use super::project::OpenProject;
use super::report::Report;
use super::session::Session;

/// Changes the spec of the project here, then does what `sync` does.
///
/// # Errors
/// When the spec cannot be changed so, is wrong, or something cannot be written.
pub fn edit_spec(
    command: &'static str,
    leave: Leave,
    session: Session,
    change: impl FnOnce(&SpecText<'_>) -> Result<Edited, Diagnostics>,
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
    let Edited {
        text,
        notes,
        rename,
    } = change(&spec).map_err(GenerateError::from)?;
    let job = Job {
        spec: text.as_bytes(),
        rename: rename.as_ref(),
        ..project.job(command, leave.freedom(), writes)
    };
    let mut report = project.note_recovery(generate(job, session)?);
    report.notes.extend(notes.iter().map(ToString::to_string));
    Ok(report)
}
