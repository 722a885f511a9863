use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use super::action::ConflictPlace;
use super::diff::Edit;
use super::pieces::Pieces;

/// Changes of both sides that cover each other's pieces, or one change that stands alone.
#[derive(Debug)]
pub struct Hunk {
    pub base: Range<usize>,
    ours: Vec<Edit>,
    theirs: Vec<Edit>,
    /// How far the pieces of `ours` are ahead of those of the base where the hunk begins.
    ours_shift: isize,
}

/// The changes of both sides, taken together where they must be.
#[derive(Debug)]
pub struct Hunks {
    ours: Peekable<IntoIter<Edit>>,
    theirs: Peekable<IntoIter<Edit>>,
    ours_shift: isize,
}

impl Iterator for Hunks {
    type Item = Hunk;

    fn next(&mut self) -> Option<Hunk> {
        let mut hunk = self.first()?;
        loop {
            if let Some(edit) = self.ours.next_if(|edit| meets_any(edit, &hunk.theirs)) {
                hunk.add(edit, |hunk| &mut hunk.ours);
            } else if let Some(edit) = self.theirs.next_if(|edit| meets_any(edit, &hunk.ours)) {
                hunk.add(edit, |hunk| &mut hunk.theirs);
            } else {
                self.ours_shift += hunk.ours.iter().map(Edit::growth).sum::<isize>();
                return Some(hunk);
            }
        }
    }
}

impl Hunks {
    #[must_use]
    pub fn new(ours: Vec<Edit>, theirs: Vec<Edit>) -> Self {
        Self {
            ours: ours.into_iter().peekable(),
            theirs: theirs.into_iter().peekable(),
            ours_shift: 0,
        }
    }

    /// Begins a hunk with the change that comes first.
    fn first(&mut self) -> Option<Hunk> {
        let order = |edit: &Edit| (edit.base.start, edit.base.end);
        let ours_is_first = match (self.ours.peek(), self.theirs.peek()) {
            (Some(ours), Some(theirs)) => order(ours) <= order(theirs),
            (Some(_), None) => true,
            (None, _) => false,
        };
        let edit = if ours_is_first {
            self.ours.next()?
        } else {
            self.theirs.next()?
        };
        let base = edit.base.clone();
        let (ours, theirs) = if ours_is_first {
            (vec![edit], vec![])
        } else {
            (vec![], vec![edit])
        };
        Some(Hunk {
            base,
            ours,
            theirs,
            ours_shift: self.ours_shift,
        })
    }
}

impl Hunk {
    /// The three texts of the pieces that it covers.
    #[must_use]
    pub fn texts(&self, base: &Pieces<'_>, ours: &Pieces<'_>, theirs: &Pieces<'_>) -> HunkTexts {
        HunkTexts {
            base: base.text(self.base.clone()),
            ours: self.side(&self.ours, base, ours),
            theirs: self.side(&self.theirs, base, theirs),
            changed: self.changed(),
        }
    }

    #[must_use]
    pub fn changed(&self) -> ChangedBy {
        match (self.ours.is_empty(), self.theirs.is_empty()) {
            (false, true) => ChangedBy::Ours,
            (true, _) => ChangedBy::Theirs,
            (false, false) => ChangedBy::Both,
        }
    }

    /// Where it is in the user's file.
    #[must_use]
    pub fn place(&self) -> ConflictPlace {
        let growth: isize = self.ours.iter().map(Edit::growth).sum();
        ConflictPlace {
            line: self.base.start.saturating_add_signed(self.ours_shift) + 1,
            lines: self.base.len().saturating_add_signed(growth),
        }
    }

    fn add(&mut self, edit: Edit, side: impl Fn(&mut Self) -> &mut Vec<Edit>) {
        self.base = self.base.start.min(edit.base.start)..self.base.end.max(edit.base.end);
        side(self).push(edit);
    }

    /// One side's text of the covered pieces: its changes, and the base between them.
    fn side(&self, edits: &[Edit], base: &Pieces<'_>, side: &Pieces<'_>) -> String {
        let mut text = String::new();
        let mut at = self.base.start;
        for edit in edits {
            text.push_str(&base.text(at..edit.base.start));
            text.push_str(&side.text(edit.side.clone()));
            at = edit.base.end;
        }
        text + &base.text(at..self.base.end)
    }
}

/// The three texts of one hunk.
#[derive(Debug)]
pub struct HunkTexts {
    pub base: String,
    pub ours: String,
    pub theirs: String,
    pub changed: ChangedBy,
}

/// Which side has changed a hunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangedBy {
    Ours,
    Theirs,
    Both,
}

fn meets_any(edit: &Edit, others: &[Edit]) -> bool {
    others.iter().any(|other| other.meets(edit))
}

impl Edit {
    /// Whether two changes cover the same pieces, or insert at the same place.
    fn meets(&self, other: &Self) -> bool {
        let (a, b) = (&self.base, &other.base);
        match (a.is_empty(), b.is_empty()) {
            (true, true) => a.start == b.start,
            (true, false) => b.start < a.start && a.start < b.end,
            (false, true) => a.start < b.start && b.start < a.end,
            (false, false) => a.start < b.end && b.start < a.end,
        }
    }
}
