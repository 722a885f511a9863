use super::change::Change;
use super::command_line::CommandLine;
use super::document::Document;
use super::edited::SpecEdit;
use super::editor::{Editor, SpecText};
use super::lookup::Lookup;
use super::path::keys;
use super::references::{Reference, to_entity};
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem};

/// Takes an entity out of a spec.
///
/// # Errors
/// A resource that is not there, or that others refer to.
pub fn remove_entity(spec: &SpecText<'_>, command: &CommandLine) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = Lookup::new(&editor, command)?;
    let (resource, _) = command.split_first()?;
    let name = &lookup.entity(resource)?.name.value;
    let own = format!("{name}.");
    let mut references = to_entity(&editor.document, &lookup.spec, name);
    references.retain(|reference| !reference.by.starts_with(&own));
    refuse_if_named(&editor.document, &format!("`{name}`"), &references)?;
    editor.apply(Change::Remove {
        at: keys(&["entities", name]),
    })?;
    Ok(editor.text().into())
}

/// Refuses what would leave a name behind that stands for nothing.
pub(super) fn refuse_if_named(
    document: &Document,
    what: &str,
    references: &[Reference],
) -> Result<(), Diagnostics> {
    let place = |reference: &Reference| {
        let found = document.find(&reference.path);
        found.map(|found| found.node.span).unwrap_or_default()
    };
    let Some((first, others)) = references.split_first() else {
        return Ok(());
    };
    let problem = EditProblem::StillNamed {
        what: what.to_owned(),
        by: references
            .iter()
            .map(|reference| reference.by.clone())
            .collect(),
    };
    let mut diagnostic = Diagnostic::error(problem, place(first));
    for reference in others {
        diagnostic = diagnostic.related(place(reference), "and here");
    }
    Err(document.refuse(diagnostic))
}
