use super::change::SpecChange;
use super::command_line::CommandLine;
use super::editor::{Editor, SpecEdit, SpecText};
use super::lookup::SpecLookup;
use super::members::old_and_new;
use super::references::{NameReference, place_of_action, rule_of_action};
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem};
use crate::model::Rename;

/// Gives an action or a transition another name: `posts.publish release`, `posts publish release`.
///
/// # Errors
/// An action that is not there, or a name that another has.
pub fn rename_action(spec: &SpecText<'_>, command: &CommandLine) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = SpecLookup::new(&editor, command)?;
    let (old, new) = old_and_new(&lookup)?;
    let entity = lookup.entity(&old.resource)?;
    let action = lookup.action(entity, &old.name)?;
    let to = lookup.new_member(&new)?;
    let (entity_name, from) = (&entity.name.value, &action.name.value);
    let mut actions = entity.actions.iter();
    if let Some(present) = actions.find(|other| other.name.value == to) {
        let problem = EditProblem::MemberExists {
            entity: entity_name.clone(),
            name: to,
        };
        return Err(editor
            .document
            .refuse(Diagnostic::error(problem, present.name.span)));
    }
    let at = place_of_action(entity_name, action);
    let rename = Rename::Action {
        entity: entity_name.clone(),
        from: from.clone(),
        to: to.clone(),
    };
    let rule = rule_of_action(&editor.document, entity_name, from);
    editor.apply(SpecChange::Rename { at, to: to.clone() })?;
    if let Some(NameReference { path: at, .. }) = rule {
        editor.apply(SpecChange::Rename { at, to })?;
    }
    Ok(SpecEdit {
        rename: Some(rename),
        ..editor.text().into()
    })
}
