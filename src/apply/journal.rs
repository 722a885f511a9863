use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use fs_err as fs;
use serde::{Deserialize, Serialize};

use crate::render::digest;
use crate::state::{JOURNAL, LOCK};

use super::error::ApplyError;
use super::operation::FileOperation;

/// The changes of a run, staged below the project's root, so that each of them is a rename.
#[derive(Debug, Serialize, Deserialize)]
pub struct Journal {
    pub entries: Vec<JournalEntry>,
}

/// One change; done when its staged text is not there any more.
#[derive(Debug, Serialize, Deserialize)]
pub struct JournalEntry {
    pub path: String,
    /// The name of the new text among the staged ones; without one the path is removed.
    pub staged: Option<String>,
    /// A digest of what was there before, to notice what has happened in between.
    pub before: Option<String>,
}

impl Journal {
    /// The changes as they will be staged, with a look at what they replace.
    #[must_use]
    pub fn new(root: &Path, operations: &[FileOperation]) -> Self {
        let mut entries = Vec::new();
        for operation in operations {
            let (paths, is_put) = match operation {
                FileOperation::Put { paths, .. } => (paths.as_slice(), true),
                FileOperation::Delete { path } => (std::slice::from_ref(path), false),
            };
            for path in paths {
                let staged = is_put.then(|| format!("{:06}", entries.len()));
                entries.push(JournalEntry {
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

/// Held while a run writes; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "its life is the lock's")] File);

impl Lock {
    /// Takes the lock of the project at `root`.
    ///
    /// # Errors
    /// When another run holds it.
    pub fn take(root: &Path) -> Result<Self, ApplyError> {
        let path = root.join(LOCK);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file: File = fs::OpenOptions::new()
            .write(true)
            .create(true)
            .open(path)?
            .into();
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(ApplyError::Busy),
            Err(TryLockError::Error(error)) => Err(ApplyError::Io(error)),
        }
    }
}
