use super::add_members::check_free;
use super::change::{Change, entry};
use super::command_line::CommandLine;
use super::edited::Edited;
use super::editor::Editor;
use super::lookup::{Lookup, MemberKind};
use super::path::{Path, keys};
use super::references::{in_sets, to_member};
use super::rename_entity::follow;
use super::replace::WordChange;
use crate::diagnostics::{Diagnostics, EditProblem, Spanned};
use crate::model::Rename;

/// Gives a field or relation another name: `posts.title headline`, `posts title headline`.
///
/// # Errors
/// A member that is not there, or a name that another has.
pub fn rename_member(
    file_name: &str,
    text: &str,
    command: &CommandLine,
) -> Result<Edited, Diagnostics> {
    let mut editor = Editor::open(file_name, text)?;
    let lookup = Lookup::new(&editor, command)?;
    let (resource, old, new) = names(command)?;
    let entity = lookup.entity(&resource)?;
    let member = lookup.member(entity, &old, MemberKind::Field)?;
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
        .chain(in_sets(document, &member, "unique"));
    let mut changes: Vec<_> = references.map(|reference| follow(reference, &to)).collect();
    changes.push(Change::Rename {
        at: path,
        to: to.clone(),
    });
    editor.apply_all(changes)?;
    let rename = Rename::Member {
        entity: member.entity,
        from: member.name,
        to,
    };
    Ok(Edited {
        rename: Some(rename),
        ..editor.text().into()
    })
}

/// The resource, the old name and the new one.
fn names(
    command: &CommandLine,
) -> Result<(Spanned<String>, Spanned<String>, Spanned<String>), Diagnostics> {
    let dotted = |word: &Spanned<String>| {
        let (entity, name) = word.value.split_once('.')?;
        Some((
            Spanned::new(entity.to_owned(), word.span.part(0, entity.len())),
            Spanned::new(
                name.to_owned(),
                word.span.part(entity.len() + 1, name.len()),
            ),
        ))
    };
    let plain = |word: &Spanned<String>| dotted(word).map_or(word.clone(), |(_, name)| name);
    let (first, rest) = command.split_first()?;
    match (dotted(first), rest) {
        (Some((entity, old)), [new]) => Ok((entity, old, plain(new))),
        (None, [old, new]) => Ok((first.clone(), plain(old), plain(new))),
        _ => {
            let word = first.value.clone();
            Err(command.refuse(EditProblem::Incomplete { word }, first.span))
        }
    }
}

/// What takes an old `renamed_from` away that would name the thing itself.
fn stale(editor: &Editor, path: &Path, to: &str) -> Option<Change> {
    let long = entry(path, "renamed_from");
    if editor.document.text(&long) == Some(to) {
        return Some(Change::Remove { at: long });
    }
    let word = format!("renamed_from={to}");
    let text = editor.document.text(path)?;
    let at = text.split_whitespace().position(|given| given == word)?;
    Some(Change::Word {
        at: path.clone(),
        word: WordChange { at, to: None },
    })
}
