use crate::disk::{Base, Disk, Snapshot};
use crate::format::{FormatError, format_text};
use crate::parallel::try_map;
use crate::plan::{BaseChange, Change, Conflict, LineEnds, Plan};

/// Has the edited files laid out that the new rendering meets, so that a layout is no edit.
///
/// # Errors
/// When `rustfmt` is not there.
pub fn lay_out_edited(snapshot: &mut Snapshot) -> Result<(), FormatError> {
    let edited: Vec<(String, String)> = snapshot
        .iter()
        .filter(|(path, _)| is_rust(path))
        .filter_map(|(path, seen)| match (&seen.base, &seen.disk) {
            (Base::Text(base), Disk::Text(disk)) if base != disk => {
                Some((path.clone(), LineEnds::split_off(disk).1))
            }
            _ => None,
        })
        .collect();
    let laid_out = try_map(&edited, |(path, text)| laid_out(path, text))?;
    for ((path, _), formatted) in edited.iter().zip(laid_out) {
        if let Some(seen) = snapshot.get_mut(path) {
            seen.formatted = formatted;
        }
    }
    Ok(())
}

/// Looks at the merged files: one that is no Rust any more is a conflict.
///
/// # Errors
/// When `rustfmt` is not there.
pub fn check_merges(plan: &mut Plan) -> Result<(), FormatError> {
    for action in plan
        .actions
        .iter_mut()
        .filter(|action| is_rust(&action.path))
    {
        let Change::Merge { text } = &action.change else {
            continue;
        };
        if laid_out(&action.path, &LineEnds::split_off(text).1)?.is_none() {
            action.change = Change::Conflict(Conflict::Broken);
            action.base = BaseChange::None;
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
