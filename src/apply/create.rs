use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use fs_err as fs;

use crate::parallel::try_map;
use crate::state::{FOLDER, is_absent};

use super::error::ApplyError;
use super::journal::Found;
use super::lock::Lock;
use super::operation::FileOperation;
use super::tree_writer::TreeWriter;
use super::update::update;

/// Writes a whole new tree: into a folder beside the target, which then takes its name. A target
/// that is there already, and empty, is filled instead: somebody may be standing in it.
///
/// # Errors
/// When the target is not vacant, or something cannot be written; the target is as it was then.
pub fn create(
    writer: &impl TreeWriter,
    target: &Path,
    operations: &[FileOperation],
) -> Result<(), ApplyError> {
    ensure_vacant(target)?;
    if target.is_dir() {
        return fill(writer, target, operations);
    }
    let parents = missing_parents(target);
    let draft = draft_of(target);
    if draft.exists() {
        // What a killed run left behind; a living one holds the lock.
        drop(Lock::take(&draft)?);
        writer.remove_folder(&draft)?;
    }
    let written = write_draft(writer, &draft, target, operations);
    written.map_err(|error| match error {
        ApplyError::Io(error) => {
            // The first error is the one to report; the next run removes what is left.
            let _ = writer.remove_folder(&draft);
            parents.iter().all(|folder| fs::remove_dir(folder).is_ok());
            ApplyError::Undone(error)
        }
        other => other,
    })
}

fn fill(
    writer: &impl TreeWriter,
    target: &Path,
    operations: &[FileOperation],
) -> Result<(), ApplyError> {
    let lock = Lock::take(target)?;
    update(writer, &lock, operations, &Found::new()).inspect_err(|error| {
        if matches!(error, ApplyError::Undone(_)) {
            // The first error is the one to report.
            let _ = writer.remove_folder(&target.join(FOLDER));
        }
    })
}

/// Checks that a new project may go to this place.
///
/// # Errors
/// When there is something else than an empty folder.
pub fn ensure_vacant(target: &Path) -> Result<(), ApplyError> {
    match fs::read_dir(target) {
        Ok(_) if is_vacant(target)? => Ok(()),
        Ok(_) => Err(ApplyError::NotEmpty {
            folder: target.to_owned(),
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(ApplyError::NotAFolder {
            folder: target.to_owned(),
        }),
        Err(error) => Err(ApplyError::Io(error)),
    }
}

/// Whether a folder has nothing in it but what a killed run may have left.
fn is_vacant(folder: &Path) -> io::Result<bool> {
    let mut names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name()));
    let is_vacant = names.all(|name: io::Result<_>| name.is_ok_and(|name| name == FOLDER));
    Ok(is_vacant && is_absent(folder))
}

fn write_draft(
    writer: &impl TreeWriter,
    draft: &Path,
    target: &Path,
    operations: &[FileOperation],
) -> Result<(), ApplyError> {
    writer.create_folder(draft)?;
    let lock = Lock::take(draft)?;
    for folder in folders(operations) {
        writer.create_folder(&draft.join(folder))?;
    }
    try_map(operations, |operation| match operation {
        FileOperation::Put { paths, text } => paths
            .iter()
            .try_for_each(|path| writer.write(&draft.join(path), text)),
        FileOperation::Delete { .. } => Ok(()),
    })?;
    drop(lock);
    Ok(writer.rename(draft, target)?)
}

/// The folders of all files, each once.
fn folders(operations: &[FileOperation]) -> BTreeSet<&str> {
    operations
        .iter()
        .flat_map(|operation| match operation {
            FileOperation::Put { paths, .. } => paths.as_slice(),
            FileOperation::Delete { .. } => &[],
        })
        .filter_map(|path| path.rsplit_once('/').map(|(folder, _)| folder))
        .collect()
}

/// The name of the folder beside the target.
fn draft_of(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.scaffold-new"))
}

/// The folders above the target that are not there yet, the innermost first.
fn missing_parents(target: &Path) -> Vec<PathBuf> {
    let above = target.ancestors().skip(1);
    above
        .take_while(|folder| !folder.exists())
        .map(Path::to_owned)
        .collect()
}
