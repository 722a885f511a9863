use super::change::Change;
use super::command_line::CommandLine;
use super::edited::{EditNote, SpecEdit};
use super::editor::{Editor, SpecText};
use super::lookup::Lookup;
use super::path::keys;
use super::references::{Form, Reference, to_entity};
use super::replace::WordChange;
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem};
use crate::model::Rename;

/// Gives an entity another name; what names it in the spec follows.
///
/// # Errors
/// A resource that is not there, or a name that another has.
pub fn rename_entity(
    spec: &SpecText<'_>,
    command: &CommandLine,
    to: &str,
) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = Lookup::new(&editor, command)?;
    let (resource, _) = command.split_first()?;
    let entity = lookup.entity(resource)?;
    let from = &entity.name.value;
    let taken = lookup
        .spec
        .entities
        .iter()
        .find(|other| other.name.value == to);
    if let Some(taken) = taken {
        let name = to.to_owned();
        let problem = Diagnostic::error(EditProblem::EntityExists { name }, taken.name.span);
        return Err(editor.document.refuse(problem));
    }
    let stale = keys(&["entities", from, "renamed_from"]);
    if editor.document.text(&stale) == Some(to) {
        editor.apply(Change::Remove { at: stale })?;
    }
    let references = to_entity(&editor.document, &lookup.spec, from);
    let mut changes: Vec<_> = references
        .into_iter()
        .map(|reference| follow(reference, to))
        .collect();
    changes.push(Change::Rename {
        at: keys(&["entities", from]),
        to: to.to_owned(),
    });
    editor.apply_all(changes)?;
    let kept = entity.plural.as_ref().map(|plural| EditNote::PluralKept {
        entity: to.to_owned(),
        plural: plural.value.clone(),
    });
    let rename = Rename::Entity {
        from: from.clone(),
        to: to.to_owned(),
    };
    Ok(SpecEdit {
        notes: kept.into_iter().collect(),
        rename: Some(rename),
        ..editor.text().into()
    })
}

/// Gives a place the new name.
pub(super) fn follow(reference: Reference, to: &str) -> Change {
    let Reference { path, by: _, form } = reference;
    let to = match form {
        Form::Key => crate::names::key_name(to),
        Form::Target | Form::Scalar => to.to_owned(),
    };
    match form {
        Form::Target => Change::Word {
            at: path,
            word: WordChange {
                at: 1,
                to: Some(to),
            },
        },
        Form::Scalar | Form::Key => Change::Write { at: path, to },
    }
}
