use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fs_err as fs;
use serde::{Deserialize, Serialize};

use crate::render::digest;
use crate::state::JOURNAL;

use super::error::ApplyError;
use super::operation::FileOperation;

/// What a run has found at paths, as digests; a path without a file has none.
pub type Found = BTreeMap<String, Option<String>>;

/// The changes of a run, staged below the project's root, so that each of them is a rename.
#[derive(Debug, Serialize, Deserialize)]
pub struct Journal {
    pub entries: Vec<JournalEntry>,
}

/// One change.
#[derive(Debug, Serialize, Deserialize)]
pub struct JournalEntry {
    pub path: String,
    /// The name of the new text among the staged ones, and of the old one among those that are
    /// kept.
    pub name: String,
    /// A digest of what was there when the run looked at it.
    pub before: Option<String>,
    /// A digest of what will be there; without one the path is removed.
    pub after: Option<String>,
}

/// Who has written last at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathState {
    /// The path is as the run had found it.
    Before,
    /// The path is as the run leaves it.
    After,
    /// Somebody else has written there.
    Edited,
}

impl Journal {
    /// The changes as they will be staged, with what the run has found at their paths.
    #[must_use]
    pub fn new(root: &Path, operations: &[FileOperation], found: &Found) -> Self {
        let mut entries = Vec::new();
        for operation in operations {
            let (paths, after) = match operation {
                FileOperation::Put { paths, text } => (paths.as_slice(), Some(digest([&**text]))),
                FileOperation::Delete { path } => (std::slice::from_ref(path), None),
            };
            for path in paths {
                let before = found.get(path).cloned();
                entries.push(JournalEntry {
                    path: path.clone(),
                    name: format!("{:06}", entries.len()),
                    before: before.unwrap_or_else(|| current(root, path)),
                    after: after.clone(),
                });
            }
        }
        Self { entries }
    }

    /// A list of changes; nothing if there is none.
    ///
    /// # Errors
    /// When the list is there and cannot be understood.
    pub fn read(list: &Path) -> Result<Option<Self>, ApplyError> {
        if !list.exists() {
            return Ok(None);
        }
        serde_json::from_str(&fs::read_to_string(list)?)
            .map(Some)
            .map_err(|error| ApplyError::Journal {
                reason: error.to_string(),
            })
    }
}

impl JournalEntry {
    /// How far it has come. One that changes nothing counts as not begun.
    #[must_use]
    pub fn state(&self, root: &Path) -> PathState {
        let current = current(root, &self.path);
        if current == self.before {
            PathState::Before
        } else if current == self.after {
            PathState::After
        } else {
            PathState::Edited
        }
    }

    /// Whether the path has had its new text, whatever has become of that since.
    #[must_use]
    pub fn was_written(&self, root: &Path) -> bool {
        self.after.is_some() && !self.staged(root).exists()
    }

    /// Where the new text waits.
    #[must_use]
    pub fn staged(&self, root: &Path) -> PathBuf {
        staging(root).join(&self.name)
    }

    /// Where the old text is kept.
    #[must_use]
    pub fn kept(&self, root: &Path) -> PathBuf {
        keeping(root).join(&self.name)
    }
}

/// A digest of the text at a path, if there is one.
fn current(root: &Path, path: &str) -> Option<String> {
    let bytes = fs::read(root.join(path)).ok()?;
    Some(digest([String::from_utf8_lossy(&bytes).as_ref()]))
}

/// Where everything of a run is that is under way.
#[must_use]
pub fn folder(root: &Path) -> PathBuf {
    root.join(JOURNAL)
}

/// Where the new texts wait.
#[must_use]
pub fn staging(root: &Path) -> PathBuf {
    folder(root).join("staged")
}

/// Where the old texts are, so that the run can be undone.
#[must_use]
pub fn keeping(root: &Path) -> PathBuf {
    folder(root).join("kept")
}

/// The list of changes; from the moment that it is there, the run will be finished.
#[must_use]
pub fn commit(root: &Path) -> PathBuf {
    folder(root).join("commit")
}

/// The list of changes of a run that is being undone.
#[must_use]
pub fn undo(root: &Path) -> PathBuf {
    folder(root).join("undo")
}
