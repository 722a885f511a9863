use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use fs_err as fs;

use crate::state::LOCK;

use super::error::ApplyError;

/// Held from before a run reads what it is going to change until it has written; the system lets
/// go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    root: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock of the project at `root`.
    ///
    /// # Errors
    /// When another run holds it.
    pub fn take(root: &Path) -> Result<Self, ApplyError> {
        let file = open(root)?;
        match file.try_lock() {
            Ok(()) => Ok(Self::held(root, file)),
            Err(TryLockError::WouldBlock) => Err(ApplyError::Busy),
            Err(TryLockError::Error(error)) => Err(ApplyError::Io(error)),
        }
    }

    /// The same, after the run that holds it has ended; `tell` is called before that is waited for.
    ///
    /// # Errors
    /// When there can be no lock.
    pub fn wait(root: &Path, tell: impl FnOnce()) -> Result<Self, ApplyError> {
        match Self::take(root) {
            Err(ApplyError::Busy) => {}
            taken => return taken,
        }
        tell();
        let file = open(root)?;
        file.lock()?;
        Ok(Self::held(root, file))
    }

    /// For a run that only reads, so that nothing is written meanwhile; nothing where no run has
    /// ever written.
    ///
    /// # Errors
    /// When the lock is there and cannot be waited for.
    pub fn share(root: &Path, tell: impl FnOnce()) -> Result<Option<Self>, ApplyError> {
        let file: File = match fs::File::open(root.join(LOCK)) {
            Ok(file) => file.into(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(ApplyError::Io(error)),
        };
        match file.try_lock_shared() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                tell();
                file.lock_shared()?;
            }
            Err(TryLockError::Error(error)) => return Err(ApplyError::Io(error)),
        }
        Ok(Some(Self::held(root, file)))
    }

    /// The folder of the project.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn held(root: &Path, file: File) -> Self {
        let root = root.to_owned();
        Self { root, file }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing the file is not enough: a process that another thread is starting has it, too,
        // until it has become another program.
        let _ = self.file.unlock();
    }
}

fn open(root: &Path) -> io::Result<File> {
    let path = root.join(LOCK);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = fs::OpenOptions::new();
    Ok(options.write(true).create(true).open(path)?.into())
}
