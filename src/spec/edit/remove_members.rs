use super::change::Change;
use super::command_line::CommandLine;
use super::edited::{EditNote, SpecEdit};
use super::editor::{Editor, SpecText};
use super::lookup::Lookup;
use super::member::{Member, MemberKind, MemberWords};
use super::path::{Step, below, keys};
use super::references::{LISTS, columns, in_list, in_sets, to_member};
use super::remove_entity::refuse_if_named;
use crate::diagnostics::{Diagnostics, EditProblem};

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
    let document = &editor.document;
    for member in &members {
        let mut references = to_member(document, member);
        references.extend(in_sets(document, member, "unique"));
        let what = format!("`{}.{}`", member.entity, member.name);
        refuse_if_named(document, &what, &references)?;
    }
    let mut notes = Vec::new();
    for member in &members {
        notes.extend(remove_indexes(&mut editor, member)?);
        for list in LISTS {
            notes.extend(remove_from_list(&mut editor, member, list)?);
        }
        editor.apply(Change::Remove {
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
) -> Result<Vec<Member>, Diagnostics> {
    let lookup = Lookup::new(editor, command)?;
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

fn remove_indexes(editor: &mut Editor<'_>, member: &Member) -> Result<Vec<EditNote>, Diagnostics> {
    let path = keys(&["entities", &member.entity, "indexes"]);
    let mut notes = Vec::new();
    loop {
        let references = in_sets(&editor.document, member, "indexes");
        let Some(Step::Item(at)) = references
            .first()
            .and_then(|first| first.path.get(path.len()))
        else {
            return Ok(notes);
        };
        notes.push(EditNote::IndexRemoved {
            entity: member.entity.clone(),
            columns: columns(&editor.document, &path).swap_remove(*at),
        });
        editor.apply(Change::Remove {
            at: below(&path, Step::Item(*at)),
        })?;
    }
}

/// Takes a member out of `filters` or `sorts`.
fn remove_from_list(
    editor: &mut Editor<'_>,
    member: &Member,
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
        editor.apply(Change::Remove { at: reference.path })?;
    }
    Ok(notes)
}
