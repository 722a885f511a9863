use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use crate::apply::{FileSystem, Markers, create, operations, update};
use crate::disk::{Base, MemoryChanges, holds, memory_changes, overrides, snapshot};
use crate::format::format_files;
use crate::front::load;
use crate::model::{Project, Rename};
use crate::plan::{Plan, plan};
use crate::rename::{Renames, with_old_names};
use crate::render::{Engine, FileSet, Ownership, check_overrides, render};
use crate::spec::json_schema;
use crate::state::{self, Stamp, state_files};

use super::edited::{check_merges, lay_out_edited};
use super::mentions::{Mention, mentions};
use super::migration_files::MigrationFiles;
use super::recall::{Recalled, recall};
use super::travel::Travel;
use super::{GenerateError, Stage};

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
    /// What a command has renamed in the spec.
    pub rename: Option<&'run Rename>,
    /// Hears which stage the run has come to.
    pub reach: &'run dyn Fn(Stage),
}

impl fmt::Debug for Run<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            root,
            spec_name,
            spec: _,
            format,
            allow_destructive,
            rename,
            reach: _,
        } = self;
        f.debug_struct("Run")
            .field("root", root)
            .field("spec_name", spec_name)
            .field("format", format)
            .field("allow_destructive", allow_destructive)
            .field("rename", rename)
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
    /// The files whose pristine texts were lost or tampered with.
    pub damaged: Vec<String>,
    /// The old and the new paths of files whose edits have come along.
    pub moved: Vec<(String, String)>,
    /// Where people's own texts speak of names that have changed.
    pub mentions: Vec<Mention>,
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
    let said = with_old_names(project.clone(), run.rename, past_project);
    let migrations = MigrationFiles::plan(run.root, past_project, &said, run.allow_destructive)?;
    let mut files = render(&engine, &project, &migrations.all)?;
    let travel = match past_project {
        Some(past) => Travel::of(&Renames::between(past, &said), &files, run.format, || {
            render(&engine, past, &migrations.existing)
        })?,
        None => None,
    };
    (run.reach)(Stage::Format);
    let recalled = match past.as_ref().filter(|past| past.stamp == stamp) {
        Some(past) => {
            let is_same = past.project == project && migrations.new.is_empty();
            let before = || render(&engine, &past.project, &migrations.existing);
            let before = (!is_same).then(before).transpose()?;
            recall(run.root, &mut files, before.as_ref(), run.format)?
        }
        None => Recalled::default(),
    };
    if run.format {
        format_files(&mut files)?;
    }
    (run.reach)(Stage::Plan);
    add_unrendered(&mut files, run, migrations.new)?;
    let memory = memory_changes(run.root, state_files(&stamp, &project, schema())?)?;
    let damaged = recalled.damaged.keys().cloned().collect();
    let Compared {
        plan,
        moved,
        mentions,
    } = compare(run, files, recalled, travel.as_ref())?;
    Ok(Planned {
        project,
        plan,
        memory,
        damaged,
        moved,
        mentions,
        is_new: past.is_none(),
    })
}

/// Migrations, and the spec if it changes.
fn add_unrendered(
    files: &mut FileSet,
    run: &Run<'_>,
    migrations: Vec<(String, String)>,
) -> Result<(), GenerateError> {
    for (path, text) in migrations {
        files.add(path, text, Ownership::Once)?;
    }
    if !holds(run.root, SPEC, run.spec) {
        let spec = String::from_utf8_lossy(run.spec).into_owned();
        files.add(SPEC.to_owned(), spec, Ownership::Edited)?;
    }
    Ok(())
}

/// What is to be done to each file, and what people have to know of it.
struct Compared {
    plan: Plan,
    moved: Vec<(String, String)>,
    mentions: Vec<Mention>,
}

/// Reads what the files meet, and decides.
fn compare(
    run: &Run<'_>,
    files: FileSet,
    recalled: Recalled,
    travel: Option<&Travel>,
) -> Result<Compared, GenerateError> {
    let mut snapshot = snapshot(run.root, &files)?;
    for (path, text) in recalled.damaged {
        snapshot.entry(path).or_default().base = Base::Text(text);
    }
    let known: BTreeSet<String> = snapshot.keys().cloned().collect();
    let travelled = travel.map(|travel| travel.prepare(&mut snapshot, &files));
    let travelled = travelled.transpose()?.unwrap_or_default();
    if run.format {
        lay_out_edited(&mut snapshot)?;
    }
    let mut plan = plan(files, snapshot);
    travelled.settle(&mut plan);
    if run.format {
        check_merges(&mut plan)?;
    }
    let mentions = travel.map(|travel| mentions(run.root, &known, travel));
    Ok(Compared {
        plan,
        moved: travelled.moved,
        mentions: mentions.transpose()?.unwrap_or_default(),
    })
}

/// Writes what was planned: a new tree, or changes of the one that is there.
///
/// # Errors
/// When not everything could be written.
pub fn commit(root: &Path, planned: Planned, markers: Markers) -> Result<(), GenerateError> {
    let Planned {
        plan,
        memory,
        is_new,
        project: _,
        damaged: _,
        moved: _,
        mentions: _,
    } = planned;
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
    format!("{:#}\n", json_schema())
}
