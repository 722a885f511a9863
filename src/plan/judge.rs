use crate::disk::{Base, Disk, Seen};
use crate::render::{File, Ownership};

use super::line_ends::LineEnds;
use super::merge::{Merged, merge};
use super::two_way::two_way;
use super::unmerged::judge_unmerged;
use super::{BaseChange, Change, Conflict, ConflictKind, Kept};

/// What happens to a file that is rendered, seen as it is.
#[must_use]
pub fn judge(file: File, seen: Seen) -> (Change, BaseChange) {
    match file.ownership {
        Ownership::Generated => {
            judge_unmerged(&file, &seen).unwrap_or_else(|| judge_generated(file.text, seen))
        }
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
        Disk::Text(_) | Disk::Opaque => Change::Keep(Kept::Owned),
    }
}

fn judge_edited(text: Box<str>, disk: &Disk) -> Change {
    match disk {
        Disk::Absent => Change::Create { text },
        Disk::Text(disk) if **disk == *text => Change::Identical,
        Disk::Text(_) => Change::Update { text },
        Disk::Opaque => Change::Conflict(Conflict::OPAQUE),
    }
}

pub(super) fn judge_generated(new: Box<str>, seen: Seen) -> (Change, BaseChange) {
    let Seen {
        base,
        disk,
        formatted,
    } = seen;
    match (base, disk) {
        (Base::Absent, Disk::Absent) => (Change::Create { text: new }, BaseChange::SameAsFile),
        (Base::Same, Disk::Absent) => (Change::Keep(Kept::Deleted), BaseChange::None),
        (Base::Text(_), Disk::Absent) => (Change::Keep(Kept::Deleted), BaseChange::Write(new)),
        (Base::Same, Disk::Text(disk)) if same_text(&disk, &new) => {
            (Change::Identical, BaseChange::None)
        }
        (Base::Same, _) => (Change::Keep(Kept::Edited), BaseChange::None),
        (_, Disk::Text(disk)) if same_text(&disk, &new) => {
            (Change::Identical, BaseChange::Write(new))
        }
        (Base::Text(base), Disk::Text(disk)) => judge_changed(&base, &disk, formatted, new),
        (Base::Absent, Disk::Text(disk)) => {
            let conflict = two_way(ConflictKind::Foreign, &disk, &new);
            (Change::Conflict(conflict), BaseChange::Write(new))
        }
        (_, Disk::Opaque) => (Change::Conflict(Conflict::OPAQUE), BaseChange::None),
    }
}

/// The rendering has changed, and there is a text on disk that differs from it.
fn judge_changed(
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
    let merged = match merge(base, &ours, &new) {
        Merged::Conflict { places, marked } => match formatted.map(|ours| merge(base, &ours, &new))
        {
            Some(clean @ Merged::Clean(_)) => clean,
            _ => Merged::Conflict { places, marked },
        },
        clean @ Merged::Clean(_) => clean,
    };
    let restore = |text: &str| ends.restore(text).into_boxed_str();
    let change = match merged {
        Merged::Clean(text) if text == ours => Change::Identical,
        Merged::Clean(text) => Change::Merge {
            text: restore(&text),
        },
        Merged::Conflict { places, marked } => {
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

fn same_text(disk: &str, new: &str) -> bool {
    disk == new || LineEnds::split_off(disk).1 == new
}
