use super::change::SpecChange;
use super::command_line::CommandLine;
use super::document::EditableSpec;
use super::editor::{EditNote, Editor, SpecEdit, SpecText};
use super::lookup::SpecLookup;
use super::path::keys;
use super::print::entity;
use super::references::{NameReference, ReferenceForm, to_entity};
use super::replace::WordChange;
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem};
use crate::model::{Rename, Topic};
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
    editor.apply(SpecChange::Insert {
        into: keys(&["entities"]),
        key: name.to_owned(),
        value: entity(members),
    })?;
    Ok(editor.text())
}

/// Takes an entity out of a spec.
///
/// # Errors
/// A resource that is not there, or that others refer to.
pub fn remove_entity(spec: &SpecText<'_>, command: &CommandLine) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = SpecLookup::new(&editor, command)?;
    let (resource, _) = command.split_first()?;
    let name = &lookup.entity(resource)?.name.value;
    let own = format!("{name}.");
    let mut references = to_entity(&editor.document, &lookup.spec, name);
    references.retain(|reference| !reference.by.starts_with(&own));
    refuse_if_named(&editor.document, &format!("`{name}`"), &references)?;
    editor.apply(SpecChange::Remove {
        at: keys(&["entities", name]),
    })?;
    Ok(editor.text().into())
}

/// Refuses what would leave a name behind that stands for nothing.
pub(super) fn refuse_if_named(
    document: &EditableSpec,
    what: &str,
    references: &[NameReference],
) -> Result<(), Diagnostics> {
    let place = |reference: &NameReference| {
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
    let lookup = SpecLookup::new(&editor, command)?;
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
        editor.apply(SpecChange::Remove { at: stale })?;
    }
    let references = to_entity(&editor.document, &lookup.spec, from);
    let mut changes: Vec<_> = references
        .into_iter()
        .map(|reference| follow(&editor.document, reference, to))
        .collect();
    changes.push(SpecChange::Rename {
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
pub(super) fn follow(document: &EditableSpec, reference: NameReference, to: &str) -> SpecChange {
    let NameReference { path, by: _, form } = reference;
    let to = match form {
        ReferenceForm::Key | ReferenceForm::AssignedKey | ReferenceForm::EntryKey => {
            crate::names::key_name(to)
        }
        _ => to.to_owned(),
    };
    match form {
        ReferenceForm::Target => SpecChange::Word {
            at: path,
            word: WordChange {
                at: 1,
                to: Some(to),
            },
        },
        ReferenceForm::Scalar | ReferenceForm::Key => SpecChange::Write { at: path, to },
        ReferenceForm::Assigned | ReferenceForm::AssignedKey => {
            let text = document.text(&path).unwrap_or_default();
            let value = text.split_once('=').map_or("", |(_, value)| value);
            let to = format!("{to}={value}");
            SpecChange::Write { at: path, to }
        }
        ReferenceForm::Topic => {
            let topic = document.text(&path).and_then(Topic::parse);
            let renamed = topic.map(|topic| Topic {
                entity: &to,
                ..topic
            });
            let to = renamed.map(|topic| topic.to_string()).unwrap_or_default();
            SpecChange::Write { at: path, to }
        }
        ReferenceForm::Entry | ReferenceForm::EntryKey => SpecChange::Rename { at: path, to },
    }
}
