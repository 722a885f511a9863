use std::collections::BTreeSet;
use std::ops::Range;

use crate::disk::{Base, Disk, Snapshot, SnapshotEntry};
use crate::markers::{Sides, sides};
use crate::render::{File, FileSet, Ownership};

use super::action::{
    BaseChange, Conflict, ConflictKind, ConflictPlace, FileAction, FileChange, KeepReason, Plan,
};
use super::diff::{Edit, edits};
use super::held_back::HeldBack;
use super::line_ends::LineEnds;
use super::merge::{Granularity, Merged, merge, merge_with};
use super::pieces::Pieces;
use super::two_way::two_way;
use super::well_formed::is_well_formed;

/// Decides for each file of the new rendering and of the last one.
#[must_use]
pub fn plan(files: FileSet, mut snapshot: Snapshot) -> Plan {
    let mut actions: Vec<FileAction> = files
        .into_iter()
        .map(|(path, file)| {
            let entry: SnapshotEntry = snapshot.remove(&path).unwrap_or_default();
            decide(path, file, entry)
        })
        .collect();
    let orphans = snapshot.into_iter().filter_map(|(path, entry)| {
        decide_orphan(&entry).map(|(change, base)| FileAction::new(path, change, base))
    });
    actions.extend(orphans);
    actions.sort_by(|a, b| a.path.cmp(&b.path));
    Plan { actions }
}

/// What happens to a file that is rendered, by what is there.
#[must_use]
pub fn decide(path: String, file: File, entry: SnapshotEntry) -> FileAction {
    let change = match file.ownership {
        Ownership::Generated => {
            return decide_unmerged(&path, &file, &entry)
                .unwrap_or_else(|| decide_generated(path, file.text, entry));
        }
        Ownership::Once => decide_once(file.text, &entry.disk),
        Ownership::Edited => decide_edited(file.text, &entry.disk),
    };
    FileAction::new(path, change, BaseChange::None)
}

/// What happens to a file that is not rendered any more.
fn decide_orphan(entry: &SnapshotEntry) -> Option<(FileChange, BaseChange)> {
    let change = match (&entry.base, &entry.disk) {
        (Base::Absent, _) => return None,
        (_, Disk::Absent) => FileChange::Identical,
        (Base::Text(base), Disk::Text(disk))
            if *base == LineEnds::split_off(disk).1 || entry.formatted.as_ref() == Some(base) =>
        {
            FileChange::Remove
        }
        _ => FileChange::Keep(KeepReason::Orphaned),
    };
    Some((change, BaseChange::Remove))
}

fn decide_once(text: Box<str>, disk: &Disk) -> FileChange {
    match disk {
        Disk::Absent => FileChange::Create { text },
        Disk::Text(disk) if **disk == *text => FileChange::Identical,
        Disk::Text(_) | Disk::Opaque(_) => FileChange::Keep(KeepReason::Owned),
    }
}

fn decide_edited(text: Box<str>, disk: &Disk) -> FileChange {
    match disk {
        Disk::Absent => FileChange::Create { text },
        Disk::Text(disk) if **disk == *text => FileChange::Identical,
        Disk::Text(_) => FileChange::Update { text },
        Disk::Opaque(obstacle) => FileChange::Conflict(Conflict::opaque(*obstacle)),
    }
}

fn decide_generated(path: String, new: Box<str>, entry: SnapshotEntry) -> FileAction {
    let SnapshotEntry {
        base,
        disk,
        formatted,
    } = entry;
    let (change, base) = match (base, disk) {
        (Base::Text(base), Disk::Absent) => {
            let change = FileChange::Keep(KeepReason::Missed);
            return FileAction {
                held_back: HeldBack::new(&path, vec![base.clone()], &base, &new),
                ..FileAction::new(path, change, BaseChange::Write(new))
            };
        }
        (Base::Text(base), Disk::Text(disk)) if !same_text(&disk, &new) => {
            return decide_changed(path, &base, &disk, formatted, new);
        }
        (Base::Absent, Disk::Absent) => (FileChange::Create { text: new }, BaseChange::SameAsFile),
        (Base::Same, Disk::Absent) => (FileChange::Keep(KeepReason::Deleted), BaseChange::None),
        (Base::Same, Disk::Text(disk)) if same_text(&disk, &new) => {
            (FileChange::Identical, BaseChange::None)
        }
        (Base::Same, _) => (FileChange::Keep(KeepReason::Edited), BaseChange::None),
        (Base::Absent, Disk::Text(disk)) if !same_text(&disk, &new) => {
            let conflict = two_way(ConflictKind::Foreign, &disk, &new);
            (FileChange::Conflict(conflict), BaseChange::Write(new))
        }
        (Base::Absent | Base::Text(_), Disk::Text(_)) => {
            (FileChange::Identical, BaseChange::Write(new))
        }
        (_, Disk::Opaque(obstacle)) => (
            FileChange::Conflict(Conflict::opaque(obstacle)),
            BaseChange::None,
        ),
    };
    FileAction::new(path, change, base)
}

/// The rendering has changed, and there is a text on disk that differs from it.
fn decide_changed(
    path: String,
    base: &str,
    disk: &str,
    formatted: Option<String>,
    new: Box<str>,
) -> FileAction {
    let (ends, ours) = LineEnds::split_off(disk);
    if ours == base || formatted.as_deref() == Some(base) {
        let text = ends.restore(&new).into_boxed_str();
        let base = if text == new {
            BaseChange::SameAsFile
        } else {
            BaseChange::Write(new)
        };
        return FileAction::new(path, FileChange::Update { text }, base);
    }
    let restore = |text: &str| ends.restore(text).into_boxed_str();
    let mut held_back = None;
    let change = match merge_well_formed(&path, base, &ours, formatted, &new) {
        None => FileChange::Conflict(two_way(ConflictKind::Broken, disk, &new)),
        Some(Merged::Clean(merged)) => {
            held_back = HeldBack::new(&path, merged.removed, base, &merged.with_removed);
            match (merged.text == ours, &held_back) {
                (false, _) => FileChange::Merge {
                    text: restore(&merged.text),
                },
                (true, Some(_)) => FileChange::Keep(KeepReason::Removed),
                (true, None) => FileChange::Identical,
            }
        }
        Some(Merged::Conflict { .. }) if is_rewritten(&path, base, &ours) => {
            FileChange::Keep(KeepReason::Rewritten)
        }
        Some(Merged::Conflict { places, marked }) => {
            let marked = restore(&marked);
            FileChange::Conflict(Conflict {
                kind: ConflictKind::Overlap,
                places,
                marked: Some(marked),
            })
        }
    };
    FileAction {
        held_back,
        ..FileAction::new(path, change, BaseChange::Write(new))
    }
}

/// Merges the text on disk, or what `rustfmt` makes of it if its layout is in the way; nothing if
/// the changes do not go together although they are in other places.
fn merge_well_formed(
    path: &str,
    base: &str,
    ours: &str,
    formatted: Option<String>,
    new: &str,
) -> Option<Merged> {
    let is_good = |merged: &Merged| match merged {
        Merged::Clean(merged) => is_well_formed(path, &merged.text, ours),
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
        Merged::Clean(_) => Some(merge_with(Granularity::Paragraphs, base, ours, new))
            .filter(|merged| matches!(merged, Merged::Conflict { .. })),
    }
}

fn same_text(disk: &str, new: &str) -> bool {
    disk == new || LineEnds::split_off(disk).1 == new
}

/// Whether nothing to speak of is left of what was generated, in a text that people read and no
/// program does: it is the user's own now.
fn is_rewritten(path: &str, base: &str, ours: &str) -> bool {
    let says = |line: &&str| line.contains(|c: char| c.is_alphanumeric());
    let [base, ours] = [base, ours].map(|text| text.lines().filter(says).collect::<BTreeSet<_>>());
    let is_prose = path
        .rsplit_once('.')
        .is_some_and(|(_, ending)| ending == "md");
    is_prose && base.intersection(&ours).count() * 20 <= base.len()
}

/// Decides a file in which git has left the markers of a merge.
///
/// Where both sides are nothing but generated text, which the pristine text of the merge has as
/// well, they are taken together and brought in step; anything else is for people to settle.
fn decide_unmerged(path: &str, file: &File, entry: &SnapshotEntry) -> Option<FileAction> {
    let Disk::Text(disk) = &entry.disk else {
        return None;
    };
    let sides = sides(disk)?;
    let left = || FileAction::new(path.to_owned(), unmerged(&sides), BaseChange::None);
    let base = match &entry.base {
        Base::Same => &*file.text,
        Base::Text(base) => base,
        Base::Absent => return Some(left()),
    };
    let (ends, both) = LineEnds::split_off(&sides.both);
    if !is_generated(&sides, base, &both) {
        return Some(left());
    }
    let entry = SnapshotEntry {
        base: entry.base.clone(),
        disk: Disk::Text(sides.both.clone()),
        formatted: None,
    };
    let mut action = decide_generated(path.to_owned(), file.text.clone(), entry);
    if matches!(action.change, FileChange::Identical | FileChange::Keep(_)) {
        action.change = FileChange::Merge {
            text: ends.restore(&both).into_boxed_str(),
        };
    }
    Some(action)
}

/// That both sides have to be settled by people.
#[must_use]
pub fn unmerged(sides: &Sides) -> FileChange {
    let place = |line: &usize| ConflictPlace {
        line: *line,
        lines: 1,
    };
    FileChange::Conflict(Conflict {
        kind: ConflictKind::Unmerged,
        places: sides.lines.iter().map(place).collect(),
        marked: None,
    })
}

/// Whether the user has changed nothing where the sides differ.
fn is_generated(sides: &Sides, base: &str, both: &str) -> bool {
    let meets = |edit: &Edit, place: &Range<usize>| {
        edit.side.start <= place.end && place.start <= edit.side.end
    };
    edits(&Pieces::lines(base), &Pieces::lines(both))
        .iter()
        .all(|edit| !sides.places.iter().any(|place| meets(edit, place)))
}
