use std::path::{Path, PathBuf};

use fs_err as fs;
use serde::{Deserialize, Serialize};

use crate::render::digest;
use crate::state::JOURNAL;

use super::{ApplyError, Operation};

/// The changes of a run, staged below the project's root, so that each of them is a rename.
#[derive(Debug, Serialize, Deserialize)]
pub struct Journal {
    pub entries: Vec<Entry>,
}

/// One change; done when its staged text is not there any more.
#[derive(Debug, Serialize, Deserialize)]
pub struct Entry {
    pub path: String,
    /// The name of the new text among the staged ones; without one the path is removed.
    pub staged: Option<String>,
    /// A digest of what was there before, to notice what has happened in between.
    pub before: Option<String>,
}

impl Journal {
    /// The changes as they will be staged, with a look at what they replace.
    #[must_use]
    pub fn new(root: &Path, operations: &[Operation]) -> Self {
        let mut entries = Vec::new();
        for operation in operations {
            let (paths, is_put) = match operation {
                Operation::Put { paths, .. } => (paths.as_slice(), true),
                Operation::Delete { path } => (std::slice::from_ref(path), false),
            };
            for path in paths {
                let staged = is_put.then(|| format!("{:06}", entries.len()));
                entries.push(Entry {
                    path: path.clone(),
                    staged,
                    before: current(root, path),
                });
            }
        }
        Self { entries }
    }

    /// The list of a run that had staged everything; without one the run had changed nothing.
    ///
    /// # Errors
    /// When the list is there and cannot be understood.
    pub fn committed(root: &Path) -> Result<Option<Self>, ApplyError> {
        let path = commit(root);
        if !path.exists() {
            return Ok(None);
        }
        serde_json::from_str(&fs::read_to_string(path)?)
            .map(Some)
            .map_err(|error| ApplyError::Journal {
                reason: error.to_string(),
            })
    }
}

/// A digest of the text at a path, if there is one.
#[must_use]
pub fn current(root: &Path, path: &str) -> Option<String> {
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

/// The list of changes; from the moment that it is there, the run will be finished.
#[must_use]
pub fn commit(root: &Path) -> PathBuf {
    folder(root).join("commit")
}
