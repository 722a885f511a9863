use crate::disk::{Base, Disk, Seen};
use crate::render::{File, Ownership};

use super::care::Care;
use super::line_ends::LineEnds;
use super::merge::{Merged, merge, merge_with};
use super::rewritten::is_rewritten;
use super::sound::is_sound;
use super::two_way::two_way;
use super::unmerged::judge_unmerged;
use super::{BaseChange, Change, Conflict, ConflictKind, Kept};

/// What happens to a file that is rendered, seen as it is.
#[must_use]
pub fn judge(path: &str, file: File, seen: Seen) -> (Change, BaseChange) {
    match file.ownership {
        Ownership::Generated => judge_unmerged(path, &file, &seen)
            .unwrap_or_else(|| judge_generated(path, file.text, seen)),
        Ownership::Once => (judge_once(file.text, &seen.disk), BaseChange::None),
        Ownership::Edited => (judge_edited(file.text, &seen.disk), BaseChange::None),
    }
}

/// What happens to a file that is not rendered any more.
#[must_use]
pub fn judge_orphan(seen: &Seen) -> Option<(Change, BaseChange)> {
    let change = match (&seen.base, &seen.disk) {
        (Base::Absent, _) => return None,
        (_, Disk::Absent) => Change::Identical,
        (Base::Text(base), Disk::Text(disk)) if *base == LineEnds::split_off(disk).1 => {
            Change::Remove
        }
        _ => Change::Keep(Kept::Orphaned),
    };
    Some((change, BaseChange::Remove))
}

fn judge_once(text: Box<str>, disk: &Disk) -> Change {
    match disk {
        Disk::Absent => Change::Create { text },
        Disk::Text(disk) if **disk == *text => Change::Identical,
        Disk::Text(_) | Disk::Opaque(_) => Change::Keep(Kept::Owned),
    }
}

fn judge_edited(text: Box<str>, disk: &Disk) -> Change {
    match disk {
        Disk::Absent => Change::Create { text },
        Disk::Text(disk) if **disk == *text => Change::Identical,
        Disk::Text(_) => Change::Update { text },
        Disk::Opaque(obstacle) => Change::Conflict(Conflict::opaque(*obstacle)),
    }
}

pub(super) fn judge_generated(path: &str, new: Box<str>, seen: Seen) -> (Change, BaseChange) {
    let Seen {
        base,
        disk,
        formatted,
    } = seen;
    match (base, disk) {
        (Base::Absent, Disk::Absent) => (Change::Create { text: new }, BaseChange::SameAsFile),
        (Base::Same, Disk::Absent) => (Change::Keep(Kept::Deleted), BaseChange::None),
        (Base::Text(_), Disk::Absent) => (Change::Keep(Kept::Missed), BaseChange::Write(new)),
        (Base::Same, Disk::Text(disk)) if same_text(&disk, &new) => {
            (Change::Identical, BaseChange::None)
        }
        (Base::Same, _) => (Change::Keep(Kept::Edited), BaseChange::None),
        (_, Disk::Text(disk)) if same_text(&disk, &new) => {
            (Change::Identical, BaseChange::Write(new))
        }
        (Base::Text(base), Disk::Text(disk)) => judge_changed(path, &base, &disk, formatted, new),
        (Base::Absent, Disk::Text(disk)) => {
            let conflict = two_way(ConflictKind::Foreign, &disk, &new);
            (Change::Conflict(conflict), BaseChange::Write(new))
        }
        (_, Disk::Opaque(obstacle)) => (
            Change::Conflict(Conflict::opaque(obstacle)),
            BaseChange::None,
        ),
    }
}

/// The rendering has changed, and there is a text on disk that differs from it.
fn judge_changed(
    path: &str,
    base: &str,
    disk: &str,
    formatted: Option<String>,
    new: Box<str>,
) -> (Change, BaseChange) {
    let (ends, ours) = LineEnds::split_off(disk);
    if ours == base || formatted.as_deref() == Some(base) {
        let text = ends.restore(&new).into_boxed_str();
        let base = if text == new {
            BaseChange::SameAsFile
        } else {
            BaseChange::Write(new)
        };
        return (Change::Update { text }, base);
    }
    let restore = |text: &str| ends.restore(text).into_boxed_str();
    let change = match merge_sound(path, base, &ours, formatted, &new) {
        None => Change::Conflict(two_way(ConflictKind::Broken, disk, &new)),
        Some(Merged::Clean(text)) if text == ours => Change::Identical,
        Some(Merged::Clean(text)) => Change::Merge {
            text: restore(&text),
        },
        Some(Merged::Conflict { .. }) if is_rewritten(path, base, &ours) => {
            Change::Keep(Kept::Rewritten)
        }
        Some(Merged::Conflict { places, marked }) => {
            let marked = restore(&marked);
            Change::Conflict(Conflict {
                kind: ConflictKind::Overlap,
                places,
                marked: Some(marked),
            })
        }
    };
    (change, BaseChange::Write(new))
}

/// Merges the text on disk, or what `rustfmt` makes of it if its layout is in the way; nothing if
/// the changes do not go together although they are in other places.
fn merge_sound(
    path: &str,
    base: &str,
    ours: &str,
    formatted: Option<String>,
    new: &str,
) -> Option<Merged> {
    let is_good = |merged: &Merged| match merged {
        Merged::Clean(text) => is_sound(path, text, ours),
        Merged::Conflict { .. } => false,
    };
    let merged = merge(base, ours, new);
    if is_good(&merged) {
        return Some(merged);
    }
    let laid_out = formatted.map(|ours| merge(base, &ours, new));
    if let Some(laid_out) = laid_out.filter(is_good) {
        return Some(laid_out);
    }
    match merged {
        Merged::Conflict { .. } => Some(merged),
        Merged::Clean(_) => Some(merge_with(Care::Great, base, ours, new))
            .filter(|merged| matches!(merged, Merged::Conflict { .. })),
    }
}

fn same_text(disk: &str, new: &str) -> bool {
    disk == new || LineEnds::split_off(disk).1 == new
}
