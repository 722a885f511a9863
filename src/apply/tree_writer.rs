use std::io;
use std::path::Path;

use fs_err as fs;

/// The changes that this stage makes, so that tests can let any of them fail.
pub trait TreeWriter: Sync {
    /// Makes a folder and those above it, where they are missing.
    ///
    /// # Errors
    /// As the file system reports them; so for all of these.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Writes a file that is not there yet.
    ///
    /// # Errors
    /// As the file system reports them.
    fn write(&self, path: &Path, text: &str) -> io::Result<()>;
    /// Copies a file to where none is yet.
    ///
    /// # Errors
    /// As the file system reports them.
    fn copy(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Moves a file or a folder, over the file or the empty folder that is there.
    ///
    /// # Errors
    /// As the file system reports them.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Removes a file; it is no error if it is not there.
    ///
    /// # Errors
    /// As the file system reports them.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder with all that is in it; it is no error if it is not there.
    ///
    /// # Errors
    /// As the file system reports them.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
}

/// The real one.
#[derive(Debug, Clone, Copy)]
pub struct FileSystem;

impl TreeWriter for FileSystem {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    fn write(&self, path: &Path, text: &str) -> io::Result<()> {
        fs::write(path, text)
    }

    fn copy(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::copy(from, to).map(drop)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        absent_is_fine(fs::remove_file(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        absent_is_fine(fs::remove_dir_all(path))
    }
}

fn absent_is_fine(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
