use std::ops::Range;

use similar::{Algorithm, DiffOp, TextDiff, capture_diff_slices};

use crate::format::is_same_code;

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

/// A Rust text with the lines of the base where it differs from these in layout alone.
#[must_use]
pub fn in_layout_of(base: &str, side: &str) -> String {
    let [base, side] = [base, side].map(Pieces::lines);
    let mut text = String::new();
    let mut at = 0;
    for edit in edits(&base, &side) {
        let [old, new] = [base.text(edit.base.clone()), side.text(edit.side)];
        text.push_str(&base.text(at..edit.base.start));
        text.push_str(if is_same_code(&old, &new) { &old } else { &new });
        at = edit.base.end;
    }
    text + &base.text(at..base.len())
}

/// A text that was made of the base, and what was changed for it.
#[derive(Debug)]
pub struct Revision<'text> {
    pub pieces: Pieces<'text>,
    /// In order; none touches the next.
    pub edits: Vec<Edit>,
}

impl<'text> Revision<'text> {
    #[must_use]
    pub fn new(base: &Pieces<'_>, pieces: Pieces<'text>) -> Self {
        Self {
            edits: edits(base, &pieces),
            pieces,
        }
    }

    /// Whether anything is changed, or inserted before, in or behind these pieces of the base.
    #[must_use]
    pub fn touches(&self, base: &Range<usize>) -> bool {
        self.edits.iter().any(|edit| edit.touches(base))
    }

    /// This side's version of some pieces of the base, with all of every change that touches them.
    #[must_use]
    pub fn version(&self, base: &Range<usize>) -> Edit {
        let touching: Vec<&Edit> = self
            .edits
            .iter()
            .filter(|edit| edit.touches(base))
            .collect();
        let (Some(first), Some(last)) = (touching.first(), touching.last()) else {
            let start = self.place(base.start);
            return Edit {
                base: base.clone(),
                side: start..start + base.len(),
            };
        };
        let start = base.start.min(first.base.start);
        let end = base.end.max(last.base.end);
        Edit {
            base: start..end,
            side: first.side.start - (first.base.start - start)
                ..last.side.end + (end - last.base.end),
        }
    }

    /// Makes one change of everything that touches these pieces of the base.
    pub fn join(&mut self, base: &Range<usize>) {
        let joined = self.version(base);
        let at = self
            .edits
            .iter()
            .position(|edit| edit.touches(base))
            .unwrap_or(self.edits.len());
        self.edits.retain(|edit| !edit.touches(base));
        self.edits.insert(at, joined);
    }

    /// Where a place between two pieces of the base is on this side, before what is inserted
    /// there.
    #[must_use]
    pub fn place(&self, base: usize) -> usize {
        let before = self
            .edits
            .iter()
            .take_while(|edit| edit.base.end <= base && edit.base.start < base);
        let growth: isize = before.map(Edit::growth).sum();
        base.saturating_add_signed(growth)
    }
}

impl Edit {
    fn touches(&self, base: &Range<usize>) -> bool {
        self.base.start <= base.end && base.start <= self.base.end
    }

    #[must_use]
    pub fn growth(&self) -> isize {
        self.side.len().cast_signed() - self.base.len().cast_signed()
    }
}

/// What becomes of a file, as `git apply` and `patch -p1` read it; a side without a text is a file
/// that is not there.
#[must_use]
pub fn unified(path: &str, before: Option<&str>, after: Option<&str>) -> String {
    let side = |letter: char, text: Option<&str>| match text {
        Some(_) => format!("{letter}/{path}"),
        None => "/dev/null".to_owned(),
    };
    let diff = TextDiff::from_lines(before.unwrap_or_default(), after.unwrap_or_default());
    diff.unified_diff()
        .header(&side('a', before), &side('b', after))
        .to_string()
}
