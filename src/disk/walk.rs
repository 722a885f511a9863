use std::collections::BTreeSet;
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

/// Folders that hold nothing of a service's own source.
const PASSED_OVER: [&str; 5] = [".git", ".scaffold", "migrations", "node_modules", "target"];

/// More than any source that somebody wrote by hand.
const MAX_OWN_BYTES: u64 = 1024 * 1024;

/// The texts that people have added to a project, without those at the known paths.
///
/// # Errors
/// When a folder cannot be read.
pub fn own_texts(root: &Path, known: &BTreeSet<String>) -> io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if PASSED_OVER.contains(&name.as_str()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), &mut files)?;
        } else {
            files.push(name);
        }
    }
    files.sort();
    files.retain(|path| !known.contains(path));
    let text = |path: String| {
        let file = root.join(&path);
        let is_small = fs::metadata(&file).is_ok_and(|found| found.len() <= MAX_OWN_BYTES);
        // What is no text has no names in it.
        let text = is_small.then(|| fs::read_to_string(&file).ok())??;
        Some((path, text))
    };
    Ok(files.into_iter().filter_map(text).collect())
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
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
