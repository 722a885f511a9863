use std::io;
use std::path::Path;

use fs_err as fs;

use crate::parallel::try_map;

use super::error::ApplyError;
use super::journal::{
    Found, Journal, JournalEntry, PathState, commit, folder, keeping, staging, undo,
};
use super::lock::Lock;
use super::operation::FileOperation;
use super::tree_writer::TreeWriter;

/// Changes a tree that is there, if it is still as it was found: everything is staged first, then
/// moved into place.
///
/// # Errors
/// When something cannot be staged or moved, or somebody else has written to one of the paths; the
/// tree is as it was then. When it cannot be made so again, the next run does that.
pub fn update(
    writer: &impl TreeWriter,
    lock: &Lock,
    operations: &[FileOperation],
    found: &Found,
) -> Result<(), ApplyError> {
    if operations.is_empty() {
        return Ok(());
    }
    let root = lock.root();
    let journal = Journal::new(root, operations, found);
    for entry in &journal.entries {
        // The journal has just read the others.
        if found.contains_key(&entry.path) {
            expect_before(root, entry)?;
        }
        expect_vacant(root, entry)?;
    }
    if let Err(error) = stage(writer, root, operations, &journal) {
        // The first error is the one to report; the next run removes what is left.
        let _ = writer.remove_folder(&folder(root));
        return Err(ApplyError::Undone(error));
    }
    finish(writer, root, &journal.entries).map_err(|error| {
        match (roll_back(writer, root, &journal.entries), error) {
            (Ok(_), ApplyError::Io(error)) => ApplyError::Undone(error),
            (Err(_), ApplyError::Io(error)) | (Err(error), _) => ApplyError::Unfinished(error),
            (Ok(_), error) => error,
        }
    })
}

/// What somebody else has written since the run looked is not to be lost.
fn expect_before(root: &Path, entry: &JournalEntry) -> Result<(), ApplyError> {
    match entry.state(root) {
        PathState::Before => Ok(()),
        PathState::After | PathState::Edited => Err(ApplyError::Changed {
            path: entry.path.clone(),
        }),
    }
}

/// Looks whether the path can hold a file at all, before anything is written.
fn expect_vacant(root: &Path, entry: &JournalEntry) -> Result<(), ApplyError> {
    let path = root.join(&entry.path);
    let mut above = path.ancestors().skip(1);
    let is_blocked = path.is_dir()
        || above
            .find(|folder| folder.symlink_metadata().is_ok())
            .is_some_and(|folder| !folder.is_dir());
    if entry.after.is_some() && is_blocked {
        let path = entry.path.clone();
        return Err(ApplyError::Blocked { path });
    }
    Ok(())
}

/// Writes all new texts beside copies of the old ones, and last the list that makes them count.
fn stage(
    writer: &impl TreeWriter,
    root: &Path,
    operations: &[FileOperation],
    journal: &Journal,
) -> io::Result<()> {
    writer.create_folder(&staging(root))?;
    writer.create_folder(&keeping(root))?;
    let texts = operations.iter().flat_map(|operation| match operation {
        FileOperation::Put { paths, text } => vec![Some(&**text); paths.len()],
        FileOperation::Delete { .. } => vec![None],
    });
    let changes: Vec<(&JournalEntry, Option<&str>)> = journal.entries.iter().zip(texts).collect();
    try_map(&changes, |(entry, text)| {
        let path = root.join(&entry.path);
        if entry.before.is_some() {
            writer.copy(&path, &entry.kept(root))?;
        }
        match text {
            Some(text) => {
                let staged = entry.staged(root);
                writer.write(&staged, text)?;
                keep_permissions(&path, &staged)
            }
            None => Ok(()),
        }
    })?;
    let draft = commit(root).with_extension("draft");
    writer.write(&draft, &serde_json::to_string(journal)?)?;
    writer.rename(&draft, &commit(root))
}

/// Moves what is staged into place; what has been moved already is left alone.
pub(super) fn finish(
    writer: &impl TreeWriter,
    root: &Path,
    entries: &[JournalEntry],
) -> Result<(), ApplyError> {
    for entry in entries {
        let path = root.join(&entry.path);
        if entry.after.is_none() {
            if entry.state(root) != PathState::After {
                expect_before(root, entry)?;
                writer.remove_file(&path)?;
            }
            remove_empty_folders(root, &path);
        } else if !entry.was_written(root) {
            if let Some(parent) = path.parent() {
                writer.create_folder(parent)?;
            }
            expect_before(root, entry)?;
            writer.rename(&entry.staged(root), &path)?;
        }
    }
    writer.remove_file(&commit(root))?;
    // All is done; an empty folder that stays is removed by the next run.
    let _ = writer.remove_folder(&folder(root));
    Ok(())
}

/// Gives every path its old text again, unless somebody else has written there; gives the paths
/// where that is so.
pub(super) fn roll_back(
    writer: &impl TreeWriter,
    root: &Path,
    entries: &[JournalEntry],
) -> io::Result<Vec<String>> {
    if commit(root).exists() {
        writer.rename(&commit(root), &undo(root))?;
    }
    let mut edited = Vec::new();
    for entry in entries.iter().rev() {
        let path = root.join(&entry.path);
        match entry.state(root) {
            PathState::Before if entry.before.is_none() => remove_empty_folders(root, &path),
            PathState::Before => {}
            PathState::Edited => edited.push(entry.path.clone()),
            PathState::After if entry.before.is_some() => {
                if let Some(parent) = path.parent() {
                    writer.create_folder(parent)?;
                }
                writer.rename(&entry.kept(root), &path)?;
            }
            PathState::After => {
                writer.remove_file(&path)?;
                remove_empty_folders(root, &path);
            }
        }
    }
    writer.remove_file(&undo(root))?;
    // All is done; an empty folder that stays is removed by the next run.
    let _ = writer.remove_folder(&folder(root));
    edited.reverse();
    Ok(edited)
}

/// A folder that keeps other files stays, whatever the reason.
fn remove_empty_folders(root: &Path, path: &Path) {
    for folder in path
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != root)
    {
        match fs::remove_dir(folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => break,
            Ok(()) | Err(_) => {}
        }
    }
}

fn keep_permissions(from: &Path, to: &Path) -> io::Result<()> {
    match fs::metadata(from) {
        Ok(metadata) => fs::set_permissions(to, metadata.permissions()),
        Err(_) => Ok(()),
    }
}
