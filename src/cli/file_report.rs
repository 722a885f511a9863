use serde::Serialize;

use crate::disk::Obstacle;
use crate::plan::{Action, Change, ConflictKind, Kept, Place};

/// What happens to one file.
#[derive(Debug, Serialize)]
pub struct FileReport {
    pub path: String,
    /// The word of the log.
    pub action: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// What a migration does, and what happens to rows and values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What would become of the text, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diff: Option<String>,
}

/// Why a file stays as it is, or cannot be brought in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    Edited,
    Deleted,
    Missed,
    Orphaned,
    Owned,
    Rewritten,
    Foreign,
    Folder,
    Link,
    Binary,
    Behind,
    Overlap,
    Unmerged,
    Broken,
}

impl FileReport {
    #[must_use]
    pub fn of(action: &Action) -> Self {
        let (reason, places) = match &action.change {
            Change::Keep(kept) => (Some(Reason::of_kept(*kept)), Vec::new()),
            Change::Conflict(conflict) => (
                Some(Reason::of_conflict(conflict.kind)),
                conflict.places.clone(),
            ),
            Change::Create { .. }
            | Change::Update { .. }
            | Change::Merge { .. }
            | Change::Identical
            | Change::Remove => (None, Vec::new()),
        };
        Self {
            path: action.path.clone(),
            action: action.word(),
            reason,
            places,
            notes: Vec::new(),
            diff: None,
        }
    }

    /// Of a file that is new.
    #[must_use]
    pub fn created(path: String) -> Self {
        Self {
            path,
            action: "create",
            reason: None,
            places: Vec::new(),
            notes: Vec::new(),
            diff: None,
        }
    }

    /// What the log says of the file: where, and why; nothing for files that just stay.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let path = &self.path;
        match self.reason {
            None if self.action == "identical" => Vec::new(),
            None => vec![path.clone()],
            Some(Reason::Edited | Reason::Deleted | Reason::Owned) => Vec::new(),
            Some(Reason::Orphaned) => vec![format!("{path} (edited, and not generated any more)")],
            Some(Reason::Rewritten) => vec![format!("{path} (rewritten by you)")],
            Some(Reason::Missed) => {
                vec![format!(
                    "{path} (deleted by you; what is new in it is not written)"
                )]
            }
            Some(Reason::Folder) => vec![format!("{path} (a folder of this name is there)")],
            Some(Reason::Link) => vec![format!("{path} (no file, but a link or the like)")],
            Some(Reason::Binary) => vec![format!("{path} (not text in UTF-8)")],
            Some(Reason::Behind) => vec![format!("{path} (a file is where a folder has to be)")],
            Some(Reason::Foreign) => vec![format!("{path} (not written by scaffold)")],
            Some(Reason::Broken) => {
                vec![format!("{path} (your edits and the new code do not fit)")]
            }
            Some(Reason::Overlap) => self.at_places(""),
            Some(Reason::Unmerged) => self.at_places(" (left by a merge)"),
        }
    }

    fn at_places(&self, why: &str) -> Vec<String> {
        let places = self.places.iter();
        places
            .map(|place| format!("{}:{}{why}", self.path, place.line))
            .collect()
    }
}

impl Reason {
    fn of_conflict(kind: ConflictKind) -> Self {
        match kind {
            ConflictKind::Foreign => Self::Foreign,
            ConflictKind::Opaque(Obstacle::Folder) => Self::Folder,
            ConflictKind::Opaque(Obstacle::Link) => Self::Link,
            ConflictKind::Opaque(Obstacle::Binary) => Self::Binary,
            ConflictKind::Opaque(Obstacle::Behind) => Self::Behind,
            ConflictKind::Overlap => Self::Overlap,
            ConflictKind::Unmerged => Self::Unmerged,
            ConflictKind::Broken => Self::Broken,
        }
    }

    fn of_kept(kept: Kept) -> Self {
        match kept {
            Kept::Edited => Self::Edited,
            Kept::Deleted => Self::Deleted,
            Kept::Missed => Self::Missed,
            Kept::Orphaned => Self::Orphaned,
            Kept::Owned => Self::Owned,
            Kept::Rewritten => Self::Rewritten,
        }
    }
}
