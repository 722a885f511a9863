use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A text by its lines, each with its line feed.
#[derive(Debug)]
pub struct Lines<'text>(Vec<&'text str>);

/// Lines of a base that a side has replaced by lines of its own; either may be none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    pub base: Range<usize>,
    pub side: Range<usize>,
}

impl<'text> Lines<'text> {
    #[must_use]
    pub fn new(text: &'text str) -> Self {
        Self(text.split_inclusive('\n').collect())
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The text of some of the lines.
    #[must_use]
    pub fn text(&self, range: Range<usize>) -> String {
        self.0.get(range).map(<[_]>::concat).unwrap_or_default()
    }
}

/// What a side has changed, in order.
#[must_use]
pub fn edits(base: &Lines<'_>, side: &Lines<'_>) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &base.0, &side.0) {
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
