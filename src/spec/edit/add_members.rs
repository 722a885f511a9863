use super::change::Change;
use super::command_line::CommandLine;
use super::edited::SpecEdit;
use super::editor::{Editor, SpecText};
use super::lookup::Lookup;
use super::member::MemberKind;
use super::path::keys;
use super::print::{fields, relations};
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem, Spanned};
use crate::spec::{Members, RawEntity, arguments};

/// Adds fields or relations to an entity: the resource, then the declarations.
///
/// # Errors
/// A resource that is not there, a member that is there already, or a wrong declaration.
pub fn add_members(
    spec: &SpecText<'_>,
    kind: MemberKind,
    command: &CommandLine,
) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = Lookup::new(&editor, command)?;
    let (resource, declarations) = command.split_first()?;
    let entity = lookup.entity(resource)?;
    let words: Vec<_> = declarations.iter().map(|word| word.value.clone()).collect();
    let members = arguments(&words)?;
    check_kind(kind, entity, &members, command)?;
    for name in names(&members) {
        check_free(&editor, entity, &name.value)?;
    }
    let entries = match kind {
        MemberKind::Field => fields(&members),
        MemberKind::Relation => relations(&members),
    };
    for (key, value) in entries {
        let into = keys(&["entities", &entity.name.value, kind.group()]);
        editor.apply(Change::Insert { into, key, value })?;
    }
    Ok(editor.text().into())
}

fn names(members: &Members) -> impl Iterator<Item = &Spanned<String>> {
    let fields = members.fields.iter().map(|field| &field.name);
    fields.chain(members.relations.iter().map(|relation| &relation.name))
}

/// A relation is no field, and a field no relation.
fn check_kind(
    kind: MemberKind,
    entity: &RawEntity,
    members: &Members,
    command: &CommandLine,
) -> Result<(), Diagnostics> {
    let (other, name) = match kind {
        MemberKind::Field => (
            MemberKind::Relation,
            members.relations.first().map(|relation| &relation.name),
        ),
        MemberKind::Relation => (
            MemberKind::Field,
            members.fields.first().map(|field| &field.name),
        ),
    };
    let Some(name) = name else {
        return Ok(());
    };
    let begins = |word: &&Spanned<String>| word.value.split(':').next() == Some(&name.value);
    let given = command.words().iter().skip(1).find(begins).unwrap_or(name);
    let problem = EditProblem::OtherKind {
        entity: entity.name.value.clone(),
        name: name.value.clone(),
        is: other.name(),
        command: format!(
            "scaffold add {} {} {}",
            other.name(),
            entity.name.value,
            given.value
        ),
    };
    Err(command.refuse(problem, given.span))
}

/// Reports a name that a field or relation of the entity has already.
pub(super) fn check_free(
    editor: &Editor<'_>,
    entity: &RawEntity,
    name: &str,
) -> Result<(), Diagnostics> {
    let fields = entity.fields.iter().map(|field| &field.name);
    let relations = entity.relations.iter().map(|relation| &relation.name);
    let Some(present) = fields
        .chain(relations)
        .find(|present| present.value == name)
    else {
        return Ok(());
    };
    let problem = EditProblem::MemberExists {
        entity: entity.name.value.clone(),
        name: name.to_owned(),
    };
    Err(editor
        .document
        .refuse(Diagnostic::error(problem, present.span)))
}
