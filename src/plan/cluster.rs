use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use super::Place;
use super::edits::{Edit, Lines};

/// Changes of both sides that cover each other's lines, or one change that stands alone.
#[derive(Debug)]
pub struct Cluster {
    pub base: Range<usize>,
    ours: Vec<Edit>,
    theirs: Vec<Edit>,
    /// How far the lines of `ours` are ahead of those of the base where the cluster begins.
    ours_shift: isize,
}

/// The three texts at one place.
#[derive(Debug)]
pub struct Versions {
    pub base: String,
    pub ours: String,
    pub theirs: String,
    changed: Changed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Changed {
    Ours,
    Theirs,
    Both,
}

/// The changes of both sides, taken together where they must be.
#[derive(Debug)]
pub struct Clusters {
    ours: Peekable<IntoIter<Edit>>,
    theirs: Peekable<IntoIter<Edit>>,
    ours_shift: isize,
}

impl Iterator for Clusters {
    type Item = Cluster;

    fn next(&mut self) -> Option<Cluster> {
        let mut cluster = self.first()?;
        loop {
            if let Some(edit) = self.ours.next_if(|edit| meets_any(edit, &cluster.theirs)) {
                cluster.add(edit, |cluster| &mut cluster.ours);
            } else if let Some(edit) = self.theirs.next_if(|edit| meets_any(edit, &cluster.ours)) {
                cluster.add(edit, |cluster| &mut cluster.theirs);
            } else {
                self.ours_shift += cluster.ours.iter().map(Edit::growth).sum::<isize>();
                return Some(cluster);
            }
        }
    }
}

impl Clusters {
    #[must_use]
    pub fn new(ours: Vec<Edit>, theirs: Vec<Edit>) -> Self {
        Self {
            ours: ours.into_iter().peekable(),
            theirs: theirs.into_iter().peekable(),
            ours_shift: 0,
        }
    }

    /// Begins a cluster with the change that comes first.
    fn first(&mut self) -> Option<Cluster> {
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
        Some(Cluster {
            base,
            ours,
            theirs,
            ours_shift: self.ours_shift,
        })
    }
}

impl Cluster {
    /// The three texts of the lines that it covers.
    #[must_use]
    pub fn versions(&self, base: &Lines<'_>, ours: &Lines<'_>, theirs: &Lines<'_>) -> Versions {
        let changed = match (self.ours.is_empty(), self.theirs.is_empty()) {
            (false, true) => Changed::Ours,
            (true, _) => Changed::Theirs,
            (false, false) => Changed::Both,
        };
        Versions {
            base: base.text(self.base.clone()),
            ours: self.side(&self.ours, base, ours),
            theirs: self.side(&self.theirs, base, theirs),
            changed,
        }
    }

    /// Where it is in the user's file.
    #[must_use]
    pub fn place(&self) -> Place {
        let growth: isize = self.ours.iter().map(Edit::growth).sum();
        Place {
            line: self.base.start.saturating_add_signed(self.ours_shift) + 1,
            lines: self.base.len().saturating_add_signed(growth),
        }
    }

    fn add(&mut self, edit: Edit, side: impl Fn(&mut Self) -> &mut Vec<Edit>) {
        self.base = self.base.start.min(edit.base.start)..self.base.end.max(edit.base.end);
        side(self).push(edit);
    }

    /// One side's text of the covered lines: its changes, and the base between them.
    fn side(&self, edits: &[Edit], base: &Lines<'_>, side: &Lines<'_>) -> String {
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

impl Versions {
    /// The text on which both sides can agree, if there is one.
    #[must_use]
    pub fn settle(&self) -> Option<String> {
        match self.changed {
            Changed::Ours => Some(self.ours.clone()),
            Changed::Theirs => Some(self.theirs.clone()),
            Changed::Both if self.ours == self.theirs => Some(self.ours.clone()),
            Changed::Both if self.base.is_empty() => Some(self.both_insertions()),
            Changed::Both => None,
        }
    }

    /// Both insertions, or the longer one where it holds the other.
    fn both_insertions(&self) -> String {
        if self.ours.contains(&self.theirs) {
            self.ours.clone()
        } else if self.theirs.contains(&self.ours) {
            self.theirs.clone()
        } else {
            format!("{}{}", self.ours, self.theirs)
        }
    }
}

fn meets_any(edit: &Edit, others: &[Edit]) -> bool {
    others.iter().any(|other| other.meets(edit))
}

impl Edit {
    /// Whether two changes cover the same lines, or insert at the same place.
    fn meets(&self, other: &Self) -> bool {
        let (a, b) = (&self.base, &other.base);
        match (a.is_empty(), b.is_empty()) {
            (true, true) => a.start == b.start,
            (true, false) => b.start < a.start && a.start < b.end,
            (false, true) => a.start < b.start && b.start < a.end,
            (false, false) => a.start < b.end && b.start < a.end,
        }
    }

    fn growth(&self) -> isize {
        self.side.len().cast_signed() - self.base.len().cast_signed()
    }
}
