use std::path::Path;

use super::error::ApplyError;
use super::journal::{Journal, JournalEntry, PathState, commit, folder, staging, undo};
use super::lock::Lock;
use super::tree_writer::TreeWriter;
use super::update::{finish, roll_back};

/// What an interrupted run came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovery {
    /// It had changed nothing, and what it had staged is gone.
    Unstarted,
    /// What it had written is undone, except where somebody else has written since.
    Undone { edited_since: Vec<String> },
    /// Its changes are complete now.
    Finished,
}

/// Finishes a run that was interrupted in the project, if everything is still as it has left it;
/// undoes it otherwise, so that the next run starts from what is there.
///
/// # Errors
/// When the rest cannot be written.
pub fn recover(writer: &impl TreeWriter, lock: &Lock) -> Result<Option<Recovery>, ApplyError> {
    let root = lock.root();
    if !folder(root).exists() {
        return Ok(None);
    }
    let undoes = |journal: &Journal| {
        let edited_since =
            roll_back(writer, root, &journal.entries).map_err(ApplyError::Unfinished)?;
        Ok(Some(Recovery::Undone { edited_since }))
    };
    if let Some(journal) = Journal::read(&undo(root))? {
        return undoes(&journal);
    }
    let Some(journal) = Journal::read(&commit(root))? else {
        let had_begun = is_staging(root);
        writer.remove_folder(&folder(root))?;
        return Ok(had_begun.then_some(Recovery::Unstarted));
    };
    if !is_as_left(root, &journal.entries) {
        return undoes(&journal);
    }
    finish(writer, root, &journal.entries).map_err(|error| match error {
        ApplyError::Io(error) => ApplyError::Unfinished(error),
        error => error,
    })?;
    Ok(Some(Recovery::Finished))
}

/// Whether something of a run is in the tree, and nobody has discarded any of it since, nor
/// written where it has not been yet.
fn is_as_left(root: &Path, entries: &[JournalEntry]) -> bool {
    let mut has_begun = false;
    entries.iter().all(|entry| {
        let state = entry.state(root);
        has_begun |= state == PathState::After;
        let changes_nothing = entry.before == entry.after;
        match (state, entry.was_written(root)) {
            (PathState::Before, was_written) => changes_nothing || !was_written,
            (PathState::After, _) => true,
            (PathState::Edited, was_written) => was_written,
        }
    }) && has_begun
}

/// Whether a run was interrupted in the project at `root`, or is under way.
///
/// What a run leaves behind that had ended, or had not begun, does not count.
#[must_use]
pub fn is_interrupted(root: &Path) -> bool {
    commit(root).exists() || undo(root).exists() || is_staging(root)
}

fn is_staging(root: &Path) -> bool {
    staging(root)
        .read_dir()
        .is_ok_and(|mut staged| staged.next().is_some())
}
