use serde::Serialize;

use crate::disk::Obstacle;

/// What happens to one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    pub path: String,
    pub change: Change,
    pub base: BaseChange,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Create {
        text: Box<str>,
    },
    /// Nobody edited it since the last run.
    Update {
        text: Box<str>,
    },
    /// Edited since, in other places.
    Merge {
        text: Box<str>,
    },
    /// It is already as it should be.
    Identical,
    /// It stays as it is, although that is not what was rendered.
    Keep(Kept),
    /// Nobody edited it, and nothing renders it any more.
    Remove,
    Conflict(Conflict),
}

/// Why a file stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kept {
    /// Edited, while the rendering is that of the last run.
    Edited,
    /// Deleted by the user.
    Deleted,
    /// Deleted by the user, while the rendering has changed.
    Missed,
    /// Edited, while nothing renders it any more: it is the user's from now on.
    Orphaned,
    /// Written once and the user's since then.
    Owned,
    /// Rewritten by the user from the first line to the last.
    Rewritten,
}

/// A file that cannot be brought in step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub kind: ConflictKind,
    pub places: Vec<Place>,
    /// Both texts between the markers of git; nothing where there is no text to put them in.
    pub marked: Option<Box<str>>,
}

/// Why a file cannot be brought in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictKind {
    /// Something stands there that no run has written.
    Foreign,
    /// What stands there is no file of text.
    Opaque(Obstacle),
    /// Edited since, in the same places.
    Overlap,
    /// Git has left both sides of a merge in it.
    Unmerged,
    /// Edited since, in other places; together the changes are no Rust any more.
    Broken,
}

/// Where two changes meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The first line, in the user's file, from 1.
    pub line: usize,
    /// How many lines of the user's file are concerned; 0 for a place between two lines.
    pub lines: usize,
}

/// What becomes of the pristine text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaseChange {
    None,
    /// It is the text that the file gets.
    SameAsFile,
    Write(Box<str>),
    Remove,
}

impl Conflict {
    /// Something that is no file of text stands in the way.
    #[must_use]
    pub fn opaque(obstacle: Obstacle) -> Self {
        Self {
            kind: ConflictKind::Opaque(obstacle),
            places: Vec::new(),
            marked: None,
        }
    }
}

impl Action {
    /// The word of the log.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.change {
            Change::Create { .. } => "create",
            Change::Update { .. } => "update",
            Change::Merge { .. } => "merge",
            Change::Identical => "identical",
            Change::Keep(_) => "keep",
            Change::Remove => "remove",
            Change::Conflict(_) => "conflict",
        }
    }

    /// Whether the user's files change by it.
    #[must_use]
    pub fn touches_disk(&self) -> bool {
        match self.change {
            Change::Create { .. }
            | Change::Update { .. }
            | Change::Merge { .. }
            | Change::Remove => true,
            Change::Identical | Change::Keep(_) | Change::Conflict(_) => false,
        }
    }
}
