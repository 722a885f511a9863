use std::io;
use std::path::Path;

use fs_err as fs;

use crate::render::{OVERRIDES, Overrides};

/// The paths of all files below a folder, relative to it and with `/`, in order; none if it is not there.
///
/// # Errors
/// When a folder cannot be read.
pub fn files_below(folder: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    collect(folder, "", &mut files)?;
    files.sort();
    Ok(files)
}

/// The templates that the project overrides.
///
/// # Errors
/// When one of them cannot be read.
pub fn overrides(root: &Path) -> io::Result<Overrides> {
    let folder = root.join(OVERRIDES);
    files_below(&folder)?
        .into_iter()
        .map(|path| fs::read_to_string(folder.join(&path)).map(|text| (path, text)))
        .collect()
}

/// Adds the paths of all files below a folder, each behind a prefix.
pub(super) fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if is_absence(&error) => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether an error only says that nothing is there.
pub(super) fn is_absence(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory
    )
}
