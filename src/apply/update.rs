use std::io;
use std::path::Path;

use fs_err as fs;

use crate::parallel::try_map;
use crate::state::base_path;

use super::error::ApplyError;
use super::journal::{Journal, JournalEntry, Lock, commit, current, folder, staging};
use super::operation::FileOperation;
use super::tree_writer::TreeWriter;

/// Changes a tree that is there: everything is staged first, then moved into place.
///
/// # Errors
/// When something cannot be staged, the tree is as it was; when something staged cannot be moved,
/// the next run moves it.
pub fn update(
    writer: &impl TreeWriter,
    root: &Path,
    operations: &[FileOperation],
) -> Result<(), ApplyError> {
    if operations.is_empty() {
        return Ok(());
    }
    let _lock = Lock::take(root)?;
    let journal = Journal::new(root, operations);
    if let Err(error) = stage(writer, root, operations, &journal) {
        // The first error is the one to report; the next run removes what is left.
        let _ = writer.remove_folder(&folder(root));
        return Err(ApplyError::Undone(error));
    }
    finish(writer, root, &journal.entries).map_err(ApplyError::Unfinished)
}

/// Writes all new texts, and last the list that makes them count.
fn stage(
    writer: &impl TreeWriter,
    root: &Path,
    operations: &[FileOperation],
    journal: &Journal,
) -> io::Result<()> {
    let folder = staging(root);
    writer.create_folder(&folder)?;
    let texts = operations.iter().flat_map(|operation| match operation {
        FileOperation::Put { paths, text } => vec![text; paths.len()],
        FileOperation::Delete { .. } => Vec::new(),
    });
    let staged: Vec<(&JournalEntry, &str)> = journal
        .entries
        .iter()
        .filter(|entry| entry.staged.is_some())
        .zip(texts.map(|text| &**text))
        .collect();
    try_map(&staged, |(entry, text)| {
        let place = folder.join(entry.staged.as_deref().unwrap_or_default());
        writer.write(&place, text)?;
        keep_permissions(&root.join(&entry.path), &place)
    })?;
    let draft = commit(root).with_extension("draft");
    writer.write(&draft, &serde_json::to_string(journal)?)?;
    writer.rename(&draft, &commit(root))
}

/// Moves what is staged into place; what has been moved already is left alone.
fn finish(writer: &impl TreeWriter, root: &Path, entries: &[JournalEntry]) -> io::Result<()> {
    for entry in entries {
        let path = root.join(&entry.path);
        match entry
            .staged
            .as_ref()
            .map(|staged| staging(root).join(staged))
        {
            Some(staged) if staged.exists() => {
                if let Some(parent) = path.parent() {
                    writer.create_folder(parent)?;
                }
                writer.rename(&staged, &path)?;
            }
            Some(_) => {}
            None => {
                writer.remove_file(&path)?;
                remove_empty_folders(root, &path);
            }
        }
    }
    writer.remove_file(&commit(root))?;
    // All is done; an empty folder that stays is removed by the next run.
    let _ = writer.remove_folder(&folder(root));
    Ok(())
}

/// A folder that keeps other files stays, whatever the reason.
fn remove_empty_folders(root: &Path, path: &Path) {
    for folder in path
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != root)
    {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

fn keep_permissions(from: &Path, to: &Path) -> io::Result<()> {
    match fs::metadata(from) {
        Ok(metadata) => fs::set_permissions(to, metadata.permissions()),
        Err(_) => Ok(()),
    }
}

/// What an interrupted run came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovery {
    /// It had changed nothing, and what it had staged is gone.
    Undone,
    /// Its changes are complete now, except those of files that were edited since.
    Finished { edited_since: Vec<String> },
}

/// Finishes or undoes a run that was interrupted in the project at `root`.
///
/// # Errors
/// When another run is under way, or the rest cannot be written.
pub fn recover(writer: &impl TreeWriter, root: &Path) -> Result<Option<Recovery>, ApplyError> {
    if !folder(root).exists() {
        return Ok(None);
    }
    let _lock = Lock::take(root)?;
    let Some(journal) = Journal::committed(root)? else {
        let had_begun = is_staging(root);
        writer.remove_folder(&folder(root))?;
        return Ok(had_begun.then_some(Recovery::Undone));
    };
    let edited_since = edited_since(root, &journal.entries);
    let is_safe = |entry: &JournalEntry| {
        !edited_since
            .iter()
            .any(|path| *path == entry.path || base_path(path) == entry.path)
    };
    let (safe, _): (Vec<_>, Vec<_>) = journal.entries.into_iter().partition(is_safe);
    finish(writer, root, &safe).map_err(ApplyError::Unfinished)?;
    Ok(Some(Recovery::Finished { edited_since }))
}

/// Whether a run was interrupted in the project at `root`, or is under way.
///
/// What a run leaves behind that had ended, or had not begun, does not count.
#[must_use]
pub fn is_interrupted(root: &Path) -> bool {
    commit(root).exists() || is_staging(root)
}

fn is_staging(root: &Path) -> bool {
    staging(root)
        .read_dir()
        .is_ok_and(|mut staged| staged.next().is_some())
}

/// The files that were to be changed and are not what the run had seen.
fn edited_since(root: &Path, entries: &[JournalEntry]) -> Vec<String> {
    entries
        .iter()
        .filter(|entry| match &entry.staged {
            Some(staged) => staging(root).join(staged).exists(),
            None => root.join(&entry.path).exists(),
        })
        .filter(|entry| current(root, &entry.path) != entry.before)
        .map(|entry| entry.path.clone())
        .collect()
}
