use std::fmt;
use std::path::Path;

use crate::apply::{FileSystem, Markers, create, operations, update};
use crate::disk::{MemoryChanges, memory_changes, overrides, remembered, snapshot};
use crate::format::{format_files, reuse};
use crate::front::load;
use crate::model::Project;
use crate::plan::{Plan, plan};
use crate::render::{Engine, Ownership, check_overrides, render};
use crate::state::{self, Stamp, state_files};

use super::{GenerateError, Stage};
use super::migration_files::MigrationFiles;

/// The spec of a project, in its root.
pub const SPEC: &str = "scaffold.yaml";

/// What a run is to do.
#[derive(Clone, Copy)]
pub struct Run<'run> {
    /// The project's folder; need not be there yet.
    pub root: &'run Path,
    /// Where the spec came from, for messages.
    pub spec_name: &'run str,
    /// The text that `scaffold.yaml` is going to have.
    pub spec: &'run [u8],
    /// Whether `rustfmt` lays the code out.
    pub format: bool,
    /// Whether migrations may lose data.
    pub allow_destructive: bool,
    /// Hears which stage the run has come to.
    pub reach: &'run dyn Fn(Stage),
}

impl fmt::Debug for Run<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { root, spec_name, spec: _, format, allow_destructive, reach: _ } = self;
        f.debug_struct("Run")
            .field("root", root)
            .field("spec_name", spec_name)
            .field("format", format)
            .field("allow_destructive", allow_destructive)
            .finish_non_exhaustive()
    }
}

/// What a run would do.
#[derive(Debug)]
pub struct Planned {
    pub project: Project,
    pub plan: Plan,
    /// What changes in the project's memory.
    pub memory: MemoryChanges,
    /// Whether there was no project before.
    pub is_new: bool,
}

/// Reads, parses, resolves, renders, lays out and plans; writes nothing.
///
/// # Errors
/// When the spec is wrong, or a stage fails.
pub fn prepare(run: &Run<'_>) -> Result<Planned, GenerateError> {
    (run.reach)(Stage::Resolve);
    let project = load(run.spec_name, run.spec)?;
    let past = state::read(run.root)?;
    (run.reach)(Stage::Render);
    let overrides = overrides(run.root)?;
    check_overrides(&overrides, &project)?;
    let engine = Engine::load(&overrides)?;
    let stamp = Stamp::new(engine.digest().to_owned());
    let past_project = past.as_ref().map(|past| &past.project);
    let migrations =
        MigrationFiles::plan(run.root, past_project, &project, run.allow_destructive)?;
    let mut files = render(&engine, &project, &migrations.all)?;
    if run.format {
        (run.reach)(Stage::Format);
        if let Some(past) = past.as_ref().filter(|past| past.stamp == stamp) {
            let is_same = past.project == project && migrations.new.is_empty();
            let before = (!is_same)
                .then(|| render(&engine, &past.project, &migrations.existing))
                .transpose()?;
            reuse(&mut files, before.as_ref(), |path| remembered(run.root, path));
        }
        format_files(&mut files)?;
    }
    (run.reach)(Stage::Plan);
    for (path, text) in migrations.new {
        files.add(path, text, Ownership::Once)?;
    }
    files.add(SPEC.to_owned(), String::from_utf8_lossy(run.spec).into_owned(), Ownership::Edited)?;
    let memory = memory_changes(run.root, state_files(&stamp, &project, schema())?)?;
    let snapshot = snapshot(run.root, &files)?;
    Ok(Planned { project, plan: plan(files, snapshot), memory, is_new: past.is_none() })
}

/// Writes what was planned: a new tree, or changes of the one that is there.
///
/// # Errors
/// When not everything could be written.
pub fn commit(root: &Path, planned: Planned, markers: Markers) -> Result<(), GenerateError> {
    let Planned { plan, memory, is_new, project: _ } = planned;
    let operations = operations(plan, memory, markers);
    if is_new {
        create(&FileSystem, root, &operations)?;
    } else {
        update(&FileSystem, root, &operations)?;
    }
    Ok(())
}

/// The JSON Schema of the spec.
#[must_use]
pub fn schema() -> String {
    "{}\n".to_owned()
}
