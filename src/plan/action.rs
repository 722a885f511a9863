use serde::Serialize;

use crate::disk::Obstacle;

use super::held_back::HeldBack;

/// What a run is going to do, in the order of the paths.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Plan {
    pub actions: Vec<FileAction>,
}

/// What happens to one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileAction {
    pub path: String,
    pub change: FileChange,
    pub base: BaseChange,
    /// What is new and not written.
    pub held_back: Option<HeldBack>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileChange {
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
    Keep(KeepReason),
    /// Nobody edited it, and nothing renders it any more.
    Remove,
    Conflict(Conflict),
}

/// Why a file stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum KeepReason {
    /// Edited, while the rendering is that of the last run.
    Edited,
    /// Deleted by the user.
    Deleted,
    /// Deleted by the user, while the rendering has changed.
    Missed,
    /// Edited, while the rendering has changed only where the user has taken something away.
    Removed,
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
    pub places: Vec<ConflictPlace>,
    /// Both texts between the markers of git; nothing where there is no text to put them in.
    pub marked: Option<Box<str>>,
}

/// Why a file cannot be brought in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ConflictKind {
    /// Something stands there that no run has written.
    Foreign,
    /// Edited since, in the same places.
    Overlap,
    /// Git has left both sides of a merge in it.
    Unmerged,
    /// Edited since, in other places; together the changes are no Rust any more.
    Broken,
    /// What stands there is no file of text.
    #[serde(untagged)]
    Opaque(Obstacle),
}

/// Where two changes meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConflictPlace {
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

impl FileAction {
    /// That nothing is held back.
    #[must_use]
    pub fn new(path: String, change: FileChange, base: BaseChange) -> Self {
        Self {
            path,
            change,
            base,
            held_back: None,
        }
    }

    /// The word of the log.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.change {
            FileChange::Create { .. } => "create",
            FileChange::Update { .. } => "update",
            FileChange::Merge { .. } => "merge",
            FileChange::Identical => "identical",
            FileChange::Keep(_) => "keep",
            FileChange::Remove => "remove",
            FileChange::Conflict(_) => "conflict",
        }
    }

    /// Whether the user's file may be written to.
    #[must_use]
    pub fn writes(&self) -> bool {
        self.touches_disk() || matches!(self.change, FileChange::Conflict(_))
    }

    /// Whether the user's files change by it.
    #[must_use]
    pub fn touches_disk(&self) -> bool {
        match self.change {
            FileChange::Create { .. }
            | FileChange::Update { .. }
            | FileChange::Merge { .. }
            | FileChange::Remove => true,
            FileChange::Identical | FileChange::Keep(_) | FileChange::Conflict(_) => false,
        }
    }
}

impl Plan {
    #[must_use]
    pub fn has_conflicts(&self) -> bool {
        self.conflicts().next().is_some()
    }

    /// Whether every conflict can be written between markers.
    #[must_use]
    pub fn can_be_marked(&self) -> bool {
        self.conflicts().all(|conflict| conflict.marked.is_some())
    }

    fn conflicts(&self) -> impl Iterator<Item = &Conflict> {
        self.actions
            .iter()
            .filter_map(|action| match &action.change {
                FileChange::Conflict(conflict) => Some(conflict),
                _ => None,
            })
    }

    /// Whether any file of the user's changes by it, or would if there were no conflict.
    #[must_use]
    pub fn touches_disk(&self) -> bool {
        self.has_conflicts() || self.actions.iter().any(FileAction::touches_disk)
    }
}
