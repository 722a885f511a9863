use std::io;
use std::path::Path;

use fs_err as fs;
use serde::Serialize;

use crate::disk::Obstacle;
use crate::plan::{ConflictKind, ConflictPlace, FileAction, FileChange, KeepReason, Plan, unified};

/// What happens to one file.
#[derive(Debug, Serialize)]
pub struct FileReport {
    pub path: String,
    /// The word of the log.
    pub action: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<FileReason>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<ConflictPlace>,
    /// What a migration does, and what happens to rows and values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What would become of the text, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub diff: Option<String>,
}

/// Why a file stays as it is, or cannot be brought in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FileReason {
    Kept(KeepReason),
    Conflict(ConflictKind),
}

impl FileReport {
    #[must_use]
    pub fn of(action: &FileAction) -> Self {
        let (reason, places) = match &action.change {
            FileChange::Keep(kept) => (Some(FileReason::Kept(*kept)), Vec::new()),
            FileChange::Conflict(conflict) => (
                Some(FileReason::Conflict(conflict.kind)),
                conflict.places.clone(),
            ),
            FileChange::Create { .. }
            | FileChange::Update { .. }
            | FileChange::Merge { .. }
            | FileChange::Identical
            | FileChange::Remove => (None, Vec::new()),
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
        let why = match self.reason {
            None if self.action == "identical" => return Vec::new(),
            None => return vec![self.path.clone()],
            Some(FileReason::Kept(kept)) => match kept {
                KeepReason::Edited | KeepReason::Deleted | KeepReason::Owned => return Vec::new(),
                KeepReason::Orphaned => "edited, and not generated any more",
                KeepReason::Rewritten => "rewritten by you",
                KeepReason::Removed => "edited; what you took out of it has changed",
                KeepReason::Missed => "deleted by you; what is new in it is not written",
            },
            Some(FileReason::Conflict(kind)) => match kind {
                ConflictKind::Opaque(Obstacle::Folder) => "a folder of this name is there",
                ConflictKind::Opaque(Obstacle::Link) => "no file, but a link or the like",
                ConflictKind::Opaque(Obstacle::Binary) => "not text in UTF-8",
                ConflictKind::Opaque(Obstacle::Behind) => "a file is where a folder has to be",
                ConflictKind::Foreign => "not written by scaffold",
                ConflictKind::Broken => "your edits and the new code do not fit",
                ConflictKind::Overlap => return self.at_places(""),
                ConflictKind::Unmerged => return self.at_places(" (left by a merge)"),
            },
        };
        vec![format!("{} ({why})", self.path)]
    }

    fn at_places(&self, why: &str) -> Vec<String> {
        let places = self.places.iter();
        places
            .map(|place| format!("{}:{}{why}", self.path, place.line))
            .collect()
    }
}

/// What would become of the text of each file of a plan, in its order; a conflict is shown with
/// both texts between the markers of git.
///
/// # Errors
/// When a file is there and cannot be read.
pub fn differences(root: &Path, plan: &Plan) -> io::Result<Vec<Option<String>>> {
    plan.actions
        .iter()
        .map(|action| difference(root, action))
        .collect()
}

fn difference(root: &Path, action: &FileAction) -> io::Result<Option<String>> {
    let path = &action.path;
    let after = match &action.change {
        FileChange::Create { text } => return Ok(Some(unified(path, None, Some(text)))),
        FileChange::Update { text } | FileChange::Merge { text } => Some(&**text),
        FileChange::Conflict(conflict) => match &conflict.marked {
            Some(marked) => Some(&**marked),
            None => return Ok(None),
        },
        FileChange::Remove => None,
        FileChange::Identical | FileChange::Keep(_) => return Ok(None),
    };
    let before = fs::read_to_string(root.join(path))?;
    Ok(Some(unified(path, Some(&before), after)))
}
