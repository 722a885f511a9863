use crate::markers::between_markers;

use super::action::{Conflict, ConflictKind, ConflictPlace};
use super::diff::edits;
use super::line_ends::LineEnds;
use super::pieces::Pieces;

/// Two texts without one that both come from: wherever they differ, both versions stand between
/// the markers of git.
#[must_use]
pub fn two_way(kind: ConflictKind, ours: &str, theirs: &str) -> Conflict {
    let (ends, ours) = LineEnds::split_off(ours);
    let theirs = LineEnds::split_off(theirs).1;
    let (ours, theirs) = (Pieces::lines(&ours), Pieces::lines(&theirs));
    let mut text = String::new();
    let mut places = Vec::new();
    let mut at = 0;
    for edit in edits(&ours, &theirs) {
        places.push(ConflictPlace {
            line: edit.base.start + 1,
            lines: edit.base.len(),
        });
        text.push_str(&ours.text(at..edit.base.start));
        at = edit.base.end;
        let versions = [
            &*ours.text(edit.base),
            "=======\n",
            &*theirs.text(edit.side),
        ];
        text.push_str(&between_markers(&versions.concat()));
    }
    text.push_str(&ours.text(at..ours.len()));
    Conflict {
        kind,
        places,
        marked: Some(ends.restore(&text).into_boxed_str()),
    }
}
