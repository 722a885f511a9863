use std::io;
use std::path::Path;

use fs_err as fs;

use crate::parallel::try_map;

use super::journal::{Entry, Journal, commit, folder, staging};
use super::lock::Lock;
use super::{ApplyError, Operation, Volume};

/// Changes a tree that is there: everything is staged first, then moved into place.
///
/// # Errors
/// When something cannot be staged, the tree is as it was; when something staged cannot be moved,
/// the next run moves it.
pub fn update(
    volume: &impl Volume,
    root: &Path,
    operations: &[Operation],
) -> Result<(), ApplyError> {
    if operations.is_empty() {
        return Ok(());
    }
    let _lock = Lock::take(root)?;
    let journal = Journal::new(root, operations);
    if let Err(error) = stage(volume, root, operations, &journal) {
        // The first error is the one to report; the next run removes what is left.
        let _ = volume.remove_folder(&folder(root));
        return Err(ApplyError::Undone(error));
    }
    finish(volume, root, &journal.entries).map_err(ApplyError::Unfinished)
}

/// Writes all new texts, and last the list that makes them count.
fn stage(
    volume: &impl Volume,
    root: &Path,
    operations: &[Operation],
    journal: &Journal,
) -> io::Result<()> {
    let folder = staging(root);
    volume.create_folder(&folder)?;
    let texts = operations.iter().flat_map(|operation| match operation {
        Operation::Put { paths, text } => vec![text; paths.len()],
        Operation::Delete { .. } => Vec::new(),
    });
    let staged: Vec<(&Entry, &str)> = journal
        .entries
        .iter()
        .filter(|entry| entry.staged.is_some())
        .zip(texts.map(|text| &**text))
        .collect();
    try_map(&staged, |(entry, text)| {
        let place = folder.join(entry.staged.as_deref().unwrap_or_default());
        volume.write(&place, text)?;
        keep_permissions(&root.join(&entry.path), &place)
    })?;
    let draft = commit(root).with_extension("draft");
    volume.write(&draft, &serde_json::to_string(journal)?)?;
    volume.rename(&draft, &commit(root))
}

/// Moves what is staged into place; what has been moved already is left alone.
pub fn finish(volume: &impl Volume, root: &Path, entries: &[Entry]) -> io::Result<()> {
    for entry in entries {
        let path = root.join(&entry.path);
        match entry
            .staged
            .as_ref()
            .map(|staged| staging(root).join(staged))
        {
            Some(staged) if staged.exists() => {
                if let Some(parent) = path.parent() {
                    volume.create_folder(parent)?;
                }
                volume.rename(&staged, &path)?;
            }
            Some(_) => {}
            None => {
                volume.remove_file(&path)?;
                remove_empty_folders(root, &path);
            }
        }
    }
    volume.remove_file(&commit(root))?;
    // All is done; an empty folder that stays is removed by the next run.
    let _ = volume.remove_folder(&folder(root));
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
