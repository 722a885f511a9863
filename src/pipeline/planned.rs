use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use crate::apply::{FileSystem, Markers, create, operations, update};
use crate::disk::MemoryChanges;
use crate::model::Project;
use crate::plan::Plan;

use super::GenerateError;
use super::cause::Cause;
use super::damages::Damages;
use super::mentions::Mention;

/// What a run would do.
#[derive(Debug)]
pub struct Planned<'run> {
    pub project: Cow<'run, Project>,
    pub plan: Plan,
    /// What changes in the project's memory.
    pub memory: MemoryChanges,
    pub damages: Damages,
    /// The old and the new paths of files whose edits have come along.
    pub moved: Vec<(String, String)>,
    /// Where people's own texts speak of names that have changed.
    pub mentions: Vec<Mention>,
    /// What the new migrations do, by the paths of those that go forwards.
    pub migration_notes: BTreeMap<String, Vec<String>>,
    /// The version of the tool whose templates are left behind.
    pub upgraded_from: Option<String>,
    /// What has changed since the last run.
    pub causes: Vec<Cause>,
    /// Whether there was no project before.
    pub is_new: bool,
}

impl Planned<'_> {
    /// What there is to say of a file, if it is a new migration.
    #[must_use]
    pub fn notes_of(&self, path: &str) -> Vec<String> {
        self.migration_notes.get(path).cloned().unwrap_or_default()
    }
}

/// Writes what was planned: a new tree, or changes of the one that is there.
///
/// # Errors
/// When not everything could be written.
pub fn commit(root: &Path, planned: Planned<'_>, markers: Markers) -> Result<(), GenerateError> {
    let Planned {
        plan,
        memory,
        is_new,
        project: _,
        damages: _,
        moved: _,
        mentions: _,
        migration_notes: _,
        upgraded_from: _,
        causes: _,
    } = planned;
    let operations = operations(plan, memory, markers);
    if is_new {
        create(&FileSystem, root, &operations)?;
    } else {
        update(&FileSystem, root, &operations)?;
    }
    Ok(())
}
