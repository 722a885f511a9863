use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::pieces::Pieces;

/// Pieces of a base that a side has replaced by pieces of its own; either may be none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub base: Range<usize>,
    pub side: Range<usize>,
}

/// What a side has changed, in order.
#[must_use]
pub fn edits(base: &Pieces<'_>, side: &Pieces<'_>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, base.all(), side.all()) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let edit = Edit {
            base: op.old_range(),
            side: op.new_range(),
        };
        match edits.last_mut() {
            Some(last) if last.base.end == edit.base.start && last.side.end == edit.side.start => {
                last.base.end = edit.base.end;
                last.side.end = edit.side.end;
            }
            _ => edits.push(edit),
        }
    }
    edits
}
