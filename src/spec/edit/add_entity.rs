use super::change::Change;
use super::editor::{Editor, SpecText};
use super::path::keys;
use super::print::entity;
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem};
use crate::spec::Members;

/// Adds an entity as the last one of a spec; everything else keeps its comments and layout.
///
/// # Errors
/// A spec that is no YAML, that has the entity already, or that is written in a style that
/// cannot be edited.
pub fn add_entity(
    spec: &SpecText<'_>,
    name: &str,
    members: &Members,
) -> Result<String, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    if let Some(present) = editor.document.find(&keys(&["entities", name])) {
        let problem = EditProblem::EntityExists {
            name: name.to_owned(),
        };
        let span = present
            .entry
            .map_or(present.node.span, |entry| entry.key.span);
        return Err(editor.document.refuse(Diagnostic::error(problem, span)));
    }
    editor.apply(Change::Insert {
        into: keys(&["entities"]),
        key: name.to_owned(),
        value: entity(members),
    })?;
    Ok(editor.text())
}
