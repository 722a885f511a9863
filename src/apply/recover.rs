use std::path::Path;

use crate::state::base_path;

use super::journal::{Entry, Journal, commit, current, folder, staging};
use super::lock::Lock;
use super::update::finish;
use super::{ApplyError, Volume};

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
pub fn recover(volume: &impl Volume, root: &Path) -> Result<Option<Recovery>, ApplyError> {
    if !folder(root).exists() {
        return Ok(None);
    }
    let _lock = Lock::take(root)?;
    let Some(journal) = Journal::committed(root)? else {
        let had_begun = is_staging(root);
        volume.remove_folder(&folder(root))?;
        return Ok(had_begun.then_some(Recovery::Undone));
    };
    let edited_since = edited_since(root, &journal.entries);
    let is_safe = |entry: &Entry| {
        !edited_since
            .iter()
            .any(|path| *path == entry.path || base_path(path) == entry.path)
    };
    let (safe, _): (Vec<_>, Vec<_>) = journal.entries.into_iter().partition(is_safe);
    finish(volume, root, &safe).map_err(ApplyError::Unfinished)?;
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
fn edited_since(root: &Path, entries: &[Entry]) -> Vec<String> {
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
