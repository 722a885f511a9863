use std::ops::Range;

use super::edits::{Edit, edits};
use super::pieces::Pieces;

/// A text that was made of the base, and what was changed for it.
#[derive(Debug)]
pub struct Side<'text> {
    pub pieces: Pieces<'text>,
    /// In order; none touches the next.
    pub edits: Vec<Edit>,
}

impl<'text> Side<'text> {
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
