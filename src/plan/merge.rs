use std::ops::Range;

use crate::markers::marked;

use super::action::ConflictPlace;
use super::diff::Revision;
use super::hunks::{ChangedBy, HunkTexts, Hunks};
use super::moves::follow_move;
use super::numbered_lines::{join_renumbered, join_shared};
use super::pieces::Pieces;
use super::word_merge::merge_words;

/// Two changes of one text brought together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged {
    Clean(CleanMerge),
    Conflict {
        places: Vec<ConflictPlace>,
        /// With both texts between the markers of git.
        marked: String,
    },
}

/// Two changes that go together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleanMerge {
    pub text: String,
    /// What the user has removed and the rendering changes; it stays away.
    pub removed: Vec<String>,
    /// The base with the rendering's version of all that; the base where there is nothing.
    pub with_removed: String,
}

/// Merges by lines.
///
/// Changes that touch without covering each other's lines both stay; so do the insertions of both
/// sides at one place, first the user's (`ours`), then the rendering's (`theirs`). What the user
/// has moved is changed where it is now.
#[must_use]
pub fn merge(base: &str, ours: &str, theirs: &str) -> Merged {
    let merged = merge_with(Granularity::Words, base, ours, theirs);
    if let clean @ Merged::Clean(_) = merged {
        return clean;
    }
    let moved = follow_move(base, ours, theirs)
        .map(|(base, theirs)| merge_with(Granularity::Words, &base, ours, &theirs));
    let without = || merge_with(Granularity::WordsAndRemovals, base, ours, theirs);
    moved
        .into_iter()
        .chain(std::iter::once_with(without))
        .find(|merged| matches!(merged, Merged::Clean(_)))
        .unwrap_or(merged)
}

/// Merges by lines, as finely as is asked for.
#[must_use]
pub fn merge_with(granularity: Granularity, base: &str, ours: &str, theirs: &str) -> Merged {
    let base = Pieces::lines(base);
    let [mut ours, mut theirs] =
        [ours, theirs].map(|text| Revision::new(&base, Pieces::lines(text)));
    let wholes = match granularity {
        Granularity::WordsAndRemovals | Granularity::Words => {
            join_renumbered(&base, &mut ours, &mut theirs)
        }
        Granularity::Paragraphs => join_shared(&base, &mut ours, &mut theirs),
    };
    let hunks = Hunks::new(ours.edits, theirs.edits);
    let [mut text, mut with_removed] = [String::new(), String::new()];
    let mut places = Vec::new();
    let mut removed = Vec::new();
    let mut at = 0;
    for hunk in hunks {
        let between = base.text(at..hunk.base.start);
        text.push_str(&between);
        with_removed.push_str(&between);
        at = hunk.base.end;
        let texts = hunk.texts(&base, &ours.pieces, &theirs.pieces);
        let granularity = granularity.at(&hunk.base, &wholes);
        if texts.stays_removed(granularity) {
            with_removed.push_str(&texts.theirs);
            removed.push(texts.base.clone());
        } else {
            with_removed.push_str(&texts.base);
        }
        let before = || base.text(0..hunk.base.start);
        text.push_str(&texts.settle(granularity, before).unwrap_or_else(|| {
            places.push(hunk.place());
            marked(&texts.base, &texts.ours, &texts.theirs)
        }));
    }
    let rest = base.text(at..base.len());
    text.push_str(&rest);
    if places.is_empty() {
        Merged::Clean(CleanMerge {
            text,
            removed,
            with_removed: with_removed + &rest,
        })
    } else {
        Merged::Conflict {
            places,
            marked: text,
        }
    }
}

/// How finely changes of both sides may be brought together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Granularity {
    /// In one line, if they change different words of it; and what the user has removed as a whole
    /// stays away although its rendering changes, as files do.
    WordsAndRemovals,
    /// In one line, if they change different words of it.
    Words,
    /// Never in one paragraph.
    Paragraphs,
}

impl Granularity {
    /// That of a place: by paragraphs where these must be taken as a whole.
    fn at(self, place: &Range<usize>, wholes: &[Range<usize>]) -> Self {
        let is_in = |whole: &Range<usize>| place.start < whole.end && whole.start < place.end;
        if wholes.iter().any(is_in) {
            Self::Paragraphs
        } else {
            self
        }
    }
}

impl HunkTexts {
    /// The text on which both sides can agree, if there is one.
    ///
    /// `before` gives the base up to here.
    fn settle(&self, granularity: Granularity, before: impl FnOnce() -> String) -> Option<String> {
        match self.changed {
            ChangedBy::Ours => Some(self.ours.clone()),
            ChangedBy::Theirs => Some(self.theirs.clone()),
            ChangedBy::Both if self.ours == self.theirs => Some(self.ours.clone()),
            ChangedBy::Both if granularity == Granularity::Paragraphs => None,
            ChangedBy::Both if self.base.is_empty() => Some(self.both_insertions()),
            ChangedBy::Both if self.is_setting_that_goes() => Some(self.ours.clone()),
            ChangedBy::Both if self.stays_removed(granularity) => Some(self.ours.clone()),
            ChangedBy::Both => merge_words(self, &before()),
        }
    }

    /// Both insertions, or the longer one where it holds the other.
    fn both_insertions(&self) -> String {
        let [ours, theirs] =
            [&self.ours, &self.theirs].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
        if holds(&ours, &theirs) {
            return self.ours.clone();
        }
        if holds(&theirs, &ours) {
            return self.theirs.clone();
        }
        let is_new = |line: &&&str| !(is_import(line) && ours.contains(line));
        let theirs: Vec<&str> = theirs.iter().filter(is_new).copied().collect();
        format!("{}{}", self.ours, theirs.concat())
    }

    /// Whether the user has removed a whole item that the rendering changes.
    fn stays_removed(&self, granularity: Granularity) -> bool {
        granularity == Granularity::WordsAndRemovals
            && self.changed == ChangedBy::Both
            && self.ours != self.theirs
            && self.is_item_that_went()
    }

    /// Whether the user has removed a whole item, such as a function.
    fn is_item_that_went(&self) -> bool {
        let count = |sign: char| self.base.matches(sign).count();
        let lines = self.base.lines().filter(|line| !line.trim().is_empty());
        let is_whole = [['(', ')'], ['[', ']'], ['{', '}']]
            .iter()
            .all(|[open, close]| count(*open) == count(*close));
        self.ours.trim().is_empty() && is_whole && count('{') > 0 && lines.count() > 2
    }

    /// A `key = value` of a manifest that the user has changed and nothing renders any more is the
    /// user's, as files are.
    fn is_setting_that_goes(&self) -> bool {
        let key = |text: &str| {
            let line = text.trim_end();
            let is_one = !line.contains('\n') && !line.ends_with([';', ',', '{', '(']);
            let (key, _) = line.split_once(" = ").filter(|_| is_one)?;
            let is_key = key
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_.\"".contains(c));
            is_key.then(|| key.to_owned())
        };
        self.theirs.is_empty() && key(&self.base).is_some() && key(&self.base) == key(&self.ours)
    }
}

/// Whether lines with something to say stand among others, one after the other.
fn holds(lines: &[&str], part: &[&str]) -> bool {
    let says = part
        .iter()
        .any(|line| line.contains(|c: char| c.is_alphanumeric()));
    says && lines.windows(part.len()).any(|window| window == part)
}

fn is_import(line: &str) -> bool {
    ["use ", "pub use ", "mod ", "pub mod "]
        .iter()
        .any(|start| line.trim_start().starts_with(start))
        && line.trim_end().ends_with(';')
}
