use std::fs::{File, TryLockError};
use std::path::Path;

use fs_err as fs;

use crate::state::LOCK;

use super::ApplyError;

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
