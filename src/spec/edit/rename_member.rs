use super::add_members::check_free;
use super::change::{Change, entry};
use super::command_line::CommandLine;
use super::edited::SpecEdit;
use super::editor::{Editor, SpecText};
use super::lookup::Lookup;
use super::member::{MemberKind, MemberWords};
use super::path::{Path, keys};
use super::references::{LISTS, in_list, in_sets, to_member};
use super::rename_entity::follow;
use super::replace::WordChange;
use crate::diagnostics::{Diagnostics, Spanned};
use crate::model::Rename;

/// Gives a field or relation another name: `posts.title headline`, `posts title headline`.
///
/// # Errors
/// A member that is not there, or a name that another has.
pub fn rename_member(spec: &SpecText<'_>, command: &CommandLine) -> Result<SpecEdit, Diagnostics> {
    let mut editor = Editor::open(spec)?;
    let lookup = Lookup::new(&editor, command)?;
    let (old, new) = names(&lookup)?;
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
        .chain(
            LISTS
                .iter()
                .flat_map(|list| in_list(document, &member, list)),
        );
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
    Ok(SpecEdit {
        rename: Some(rename),
        ..editor.text().into()
    })
}

/// The old name with its resource, and the new one.
fn names(lookup: &Lookup<'_>) -> Result<(MemberWords, Spanned<String>), Diagnostics> {
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
fn stale(editor: &Editor<'_>, path: &Path, to: &str) -> Option<Change> {
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
