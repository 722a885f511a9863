use std::ops::Range;

use crate::disk::{Base, Disk, Seen};
use crate::markers::{Sides, sides};
use crate::render::File;

use super::edits::{Edit, edits};
use super::judge::judge_generated;
use super::line_ends::LineEnds;
use super::pieces::Pieces;
use super::{BaseChange, Change, Conflict, ConflictKind, Place};

/// Judges a file in which git has left the markers of a merge.
///
/// Where both sides are nothing but generated text, which the pristine text of the merge has as
/// well, they are taken together and brought in step; anything else is for people to settle.
#[must_use]
pub fn judge_unmerged(path: &str, file: &File, seen: &Seen) -> Option<(Change, BaseChange)> {
    let Disk::Text(disk) = &seen.disk else {
        return None;
    };
    let sides = sides(disk)?;
    let base = match &seen.base {
        Base::Same => &*file.text,
        Base::Text(base) => base,
        Base::Absent => return Some((unmerged(&sides), BaseChange::None)),
    };
    let (ends, both) = LineEnds::split_off(&sides.both);
    if !is_generated(&sides, base, &both) {
        return Some((unmerged(&sides), BaseChange::None));
    }
    let seen = Seen {
        base: seen.base.clone(),
        disk: Disk::Text(sides.both.clone()),
        formatted: None,
    };
    let (change, base) = judge_generated(path, file.text.clone(), seen);
    let change = match change {
        Change::Identical | Change::Keep(_) => Change::Merge {
            text: ends.restore(&both).into_boxed_str(),
        },
        change => change,
    };
    Some((change, base))
}

/// That both sides have to be settled by people.
#[must_use]
pub fn unmerged(sides: &Sides) -> Change {
    let place = |line: &usize| Place {
        line: *line,
        lines: 1,
    };
    Change::Conflict(Conflict {
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
