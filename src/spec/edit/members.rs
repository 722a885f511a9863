use super::change::{SpecChange, entry};
use super::command_line::CommandLine;
use super::editor::{EditNote, Editor, SpecEdit, SpecText};
use super::entities::{follow, refuse_if_named};
use super::lookup::{MemberKind, MemberWords, NamedMember, SpecLookup};
use super::path::{NodePath, PathStep, below, keys};
use super::print::{fields, relations};
use super::references::{LISTS, columns, in_actions, in_list, in_sets, to_member};
use super::replace::WordChange;
use crate::diagnostics::{Diagnostic, Diagnostics, EditProblem, Spanned};
use crate::model::Rename;
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
    let lookup = SpecLookup::new(&editor, command)?;
    let (resource, declarations) = command.split_first()?;
    let entity = lookup.entity(resource)?;
    let words: Vec<_> = declarations.iter().map(|word| word.value.clone()).collect();
    let members = arguments(&words)?;
    check_kind(kind, entity, &members, command)?;
    for name in declared_names(&members) {
        check_free(&editor, entity, &name.value)?;
    }
    let entries = match kind {
        MemberKind::Field => fields(&members),
        MemberKind::Relation => relations(&members),
    };
    for (key, value) in entries {
        let into = keys(&["entities", &entity.name.value, kind.group()]);
        editor.apply(SpecChange::Insert { into, key, value })?;
    }
    Ok(editor.text().into())
}

fn declared_names(members: &Members) -> impl Iterator<Item = &Spanned<String>> {
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

/// Takes fields or relations out of a spec: `posts title body`, `posts.title`.
///
/// An index goes with any of its fields, `filters` and `sorts` name it no longer; a rule that names
/// one keeps it from going.
///
/// # Errors
/// A member that is not there, or that a rule names.
pub fn remove_members(
    spec: &SpecText<'_>,
    kind: MemberKind,
    command: &CommandLine,
) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let members = members(&editor, kind, command)?;
    let spec = SpecLookup::new(&editor, command)?.spec;
    let document = &editor.document;
    for member in &members {
        let mut references = to_member(document, member);
        references.extend(in_sets(document, member, "unique"));
        references.extend(in_actions(document, &spec, member));
        let what = format!("`{}.{}`", member.entity, member.name);
        refuse_if_named(document, &what, &references)?;
    }
    let mut notes = Vec::new();
    for member in &members {
        notes.extend(remove_indexes(&mut editor, member)?);
        for list in LISTS {
            notes.extend(remove_from_list(&mut editor, member, list)?);
        }
        editor.apply(SpecChange::Remove {
            at: keys(&[
                "entities",
                &member.entity,
                member.kind.group(),
                &member.name,
            ]),
        })?;
    }
    Ok(SpecEdit {
        notes,
        ..editor.text().into()
    })
}

/// The members that the command names, each once.
fn members(
    editor: &Editor<'_>,
    kind: MemberKind,
    command: &CommandLine,
) -> Result<Vec<NamedMember>, Diagnostics> {
    let lookup = SpecLookup::new(editor, command)?;
    let mut members = Vec::new();
    for MemberWords { resource, name } in lookup.members()? {
        let entity = lookup.entity(&resource)?;
        let member = lookup.member(entity, &name, kind)?;
        if member.kind != kind {
            let is = member.kind.name();
            let problem = EditProblem::OtherKind {
                command: format!("scaffold remove {is} {} {}", resource.value, name.value),
                entity: member.entity,
                name: member.name,
                is,
            };
            return Err(command.refuse(problem, name.span));
        }
        if !members.contains(&member) {
            members.push(member);
        }
    }
    Ok(members)
}

fn remove_indexes(
    editor: &mut Editor<'_>,
    member: &NamedMember,
) -> Result<Vec<EditNote>, Diagnostics> {
    let path = keys(&["entities", &member.entity, "indexes"]);
    let mut notes = Vec::new();
    loop {
        let references = in_sets(&editor.document, member, "indexes");
        let Some(PathStep::Item(at)) = references
            .first()
            .and_then(|first| first.path.get(path.len()))
        else {
            return Ok(notes);
        };
        notes.push(EditNote::IndexRemoved {
            entity: member.entity.clone(),
            columns: columns(&editor.document, &path).swap_remove(*at),
        });
        editor.apply(SpecChange::Remove {
            at: below(&path, PathStep::Item(*at)),
        })?;
    }
}

/// Takes a member out of `filters` or `sorts`.
fn remove_from_list(
    editor: &mut Editor<'_>,
    member: &NamedMember,
    list: &'static str,
) -> Result<Vec<EditNote>, Diagnostics> {
    let mut notes = Vec::new();
    while let Some(reference) = in_list(&editor.document, member, list).into_iter().next() {
        let name = editor.document.text(&reference.path);
        notes.push(EditNote::ListEntryRemoved {
            entity: member.entity.clone(),
            list,
            name: name.unwrap_or_default().to_owned(),
        });
        editor.apply(SpecChange::Remove { at: reference.path })?;
    }
    Ok(notes)
}

/// Gives a field or relation another name: `posts.title headline`, `posts title headline`.
///
/// # Errors
/// A member that is not there, or a name that another has.
pub fn rename_member(spec: &SpecText<'_>, command: &CommandLine) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = SpecLookup::new(&editor, command)?;
    let (old, new) = old_and_new(&lookup)?;
    let entity = lookup.entity(&old.resource)?;
    let member = lookup.member(entity, &old.name, MemberKind::Field)?;
    let to = lookup.new_member(&new)?;
    check_free(&editor, entity, &to)?;
    let path = keys(&[
        "entities",
        &member.entity,
        member.kind.group(),
        &member.name,
    ]);
    if let Some(stale) = stale(&editor, &path, &to) {
        editor.apply(stale)?;
    }
    let document = &editor.document;
    let references = to_member(document, &member)
        .into_iter()
        .chain(in_sets(document, &member, "indexes"))
        .chain(in_sets(document, &member, "unique"))
        .chain(in_actions(document, &lookup.spec, &member))
        .chain(
            LISTS
                .iter()
                .flat_map(|list| in_list(document, &member, list)),
        );
    let mut changes: Vec<_> = references
        .map(|reference| follow(document, reference, &to))
        .collect();
    changes.push(SpecChange::Rename {
        at: path,
        to: to.clone(),
    });
    editor.apply_all(changes)?;
    let rename = Rename::Member {
        entity: member.entity,
        from: member.name,
        to,
    };
    Ok(SpecEdit {
        rename: Some(rename),
        ..editor.text().into()
    })
}

/// The old name with its resource, and the new one.
pub(super) fn old_and_new(
    lookup: &SpecLookup<'_>,
) -> Result<(MemberWords, Spanned<String>), Diagnostics> {
    let plain = |word: &Spanned<String>| {
        MemberWords::dotted(word).map_or_else(|| word.clone(), |member| member.name)
    };
    let (first, rest) = lookup.command.split_first()?;
    match (MemberWords::dotted(first), rest) {
        (Some(old), [new]) => Ok((old, plain(new))),
        (None, [old, new]) => {
            let old = MemberWords {
                resource: first.clone(),
                name: plain(old),
            };
            Ok((old, plain(new)))
        }
        _ => Err(lookup.incomplete(first)),
    }
}

/// What takes an old `renamed_from` away that would name the thing itself.
fn stale(editor: &Editor<'_>, path: &NodePath, to: &str) -> Option<SpecChange> {
    let long = entry(path, "renamed_from");
    if editor.document.text(&long) == Some(to) {
        return Some(SpecChange::Remove { at: long });
    }
    let word = format!("renamed_from={to}");
    let text = editor.document.text(path)?;
    let at = text.split_whitespace().position(|given| given == word)?;
    Some(SpecChange::Word {
        at: path.clone(),
        word: WordChange { at, to: None },
    })
}
