use std::collections::BTreeMap;

use crate::disk::{Base, Disk, Snapshot};
use crate::format::{FormatError, format_text};
use crate::markers::sides;
use crate::parallel::try_map;
use crate::plan::{Change, ConflictKind, LineEnds, Plan, two_way, unmerged};

/// The texts of the edited Rust files that the new rendering meets, by their paths.
pub type Edited = BTreeMap<String, String>;

/// Has the edited files laid out that the new rendering meets, so that a layout is no edit.
///
/// # Errors
/// When `rustfmt` is not there.
pub fn lay_out_edited(snapshot: &mut Snapshot) -> Result<Edited, FormatError> {
    let edited: Edited = snapshot
        .iter()
        .filter(|(path, _)| is_rust(path))
        .filter_map(|(path, seen)| match (&seen.base, &seen.disk) {
            (Base::Text(base), Disk::Text(disk)) if base != disk => {
                Some((path.clone(), disk.clone()))
            }
            _ => None,
        })
        .collect();
    let laid_out = try_map(&edited, |(path, text)| {
        laid_out(path, &LineEnds::split_off(text).1)
    })?;
    for (path, formatted) in edited.keys().zip(laid_out) {
        if let Some(seen) = snapshot.get_mut(path) {
            seen.formatted = formatted;
        }
    }
    Ok(edited)
}

/// Looks at the merged files: one that is no Rust any more is a conflict.
///
/// # Errors
/// When `rustfmt` is not there.
pub fn check_merges(plan: &mut Plan, edited: &Edited) -> Result<(), FormatError> {
    for action in plan
        .actions
        .iter_mut()
        .filter(|action| is_rust(&action.path))
    {
        let Change::Merge { text } = &action.change else {
            continue;
        };
        if laid_out(&action.path, &LineEnds::split_off(text).1)?.is_none() {
            let ours = edited.get(&action.path).map_or("", String::as_str);
            action.change = match sides(ours) {
                Some(sides) => unmerged(&sides),
                None => Change::Conflict(two_way(ConflictKind::Broken, ours, text)),
            };
        }
    }
    Ok(())
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
