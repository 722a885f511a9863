use std::collections::BTreeMap;

use crate::disk::{Base, Disk, Snapshot};
use crate::format::{FormatError, format_text, is_same_code};
use crate::markers::sides;
use crate::parallel::{map, try_map};
use crate::plan::{
    ConflictKind, FileAction, FileChange, LineEnds, Plan, in_layout_of, two_way, unmerged,
};

/// The edited Rust files that the new rendering meets, by their paths.
pub type EditedFiles = BTreeMap<String, EditedFile>;

/// What stands in an edited file.
#[derive(Debug)]
pub struct EditedFile {
    text: String,
    /// Whether it is as `rustfmt` lays it out.
    tidy: bool,
}

/// Takes the pristine text for that of every Rust file that differs from it in layout alone.
pub fn see_through_layout(snapshot: &mut Snapshot) {
    let relaid = map(&*snapshot, |(path, entry)| {
        let (Base::Text(base), Disk::Text(disk)) = (&entry.base, &entry.disk) else {
            return None;
        };
        let is_relaid = is_rust(path) && base != disk && is_same_code(base, disk);
        is_relaid.then(|| (path.clone(), base.clone()))
    });
    for (path, base) in relaid.into_iter().flatten() {
        if let Some(entry) = snapshot.get_mut(&path) {
            entry.formatted = Some(base);
        }
    }
}

/// Has the edited files laid out that the new rendering meets, so that a layout is no edit, and
/// gives those that are as `rustfmt` lays them out.
///
/// # Errors
/// When `rustfmt` is not there.
pub fn lay_out_edited(snapshot: &mut Snapshot) -> Result<EditedFiles, FormatError> {
    let edited: BTreeMap<String, (String, String)> = snapshot
        .iter()
        .filter(|(path, entry)| is_rust(path) && entry.formatted.is_none())
        .filter_map(|(path, entry)| match (&entry.base, &entry.disk) {
            (Base::Text(base), Disk::Text(disk)) if base != disk => {
                Some((path.clone(), (base.clone(), disk.clone())))
            }
            _ => None,
        })
        .collect();
    let laid_out = try_map(&edited, |(path, (_, text))| {
        laid_out(path, &LineEnds::split_off(text).1)
    })?;
    let mut texts = EditedFiles::new();
    for ((path, (base, text)), formatted) in edited.into_iter().zip(laid_out) {
        let tidy = formatted.as_ref() == Some(&LineEnds::split_off(&text).1);
        if let Some(entry) = snapshot.get_mut(&path) {
            entry.formatted = formatted.map(|text| in_layout_of(&base, &text));
        }
        texts.insert(path, EditedFile { text, tidy });
    }
    Ok(texts)
}

/// Looks at the merged files: one that is no Rust any more is a conflict, and one that was laid
/// out by `rustfmt` still is.
///
/// # Errors
/// When `rustfmt` is not there.
pub fn check_merges(plan: &mut Plan, edited: &EditedFiles) -> Result<(), FormatError> {
    let mut merges: Vec<(&mut FileAction, String)> = plan
        .actions
        .iter_mut()
        .filter(|action| is_rust(&action.path))
        .filter_map(|action| match &action.change {
            FileChange::Merge { text } => {
                let text = text.to_string();
                Some((action, text))
            }
            _ => None,
        })
        .collect();
    let laid_out = try_map(&merges, |(action, text)| {
        laid_out(&action.path, &LineEnds::split_off(text).1)
    })?;
    for ((action, text), laid_out) in merges.iter_mut().zip(laid_out) {
        let edited = edited.get(&action.path);
        match laid_out {
            None => action.change = broken(edited, text),
            Some(laid_out) if edited.is_some_and(|edited| edited.tidy) => {
                let text = LineEnds::split_off(text).0.restore(&laid_out);
                action.change = FileChange::Merge {
                    text: text.into_boxed_str(),
                };
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// What becomes of a file whose merge is no Rust any more.
fn broken(edited: Option<&EditedFile>, merged: &str) -> FileChange {
    let ours = edited.map_or("", |edited| edited.text.as_str());
    match sides(ours) {
        Some(sides) => unmerged(&sides),
        None => FileChange::Conflict(two_way(ConflictKind::Broken, ours, merged)),
    }
}

/// The text as `rustfmt` lays it out; none if it is no Rust.
pub(super) fn laid_out(path: &str, text: &str) -> Result<Option<String>, FormatError> {
    match format_text(path, text) {
        Ok(text) => Ok(Some(text)),
        Err(FormatError::Rejected { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) fn is_rust(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension == "rs")
}
