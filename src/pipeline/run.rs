use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use crate::apply::{FileSystem, Markers, create, operations, update};
use crate::disk::{MemoryChanges, holds, memory_changes, snapshot_of};
use crate::front::load;
use crate::model::{Project, Rename};
use crate::plan::{Plan, plan};
use crate::rename::with_old_names;
use crate::render::{FileSet, Ownership, digest, overrides_digest, templates_digest};
use crate::spec::json_schema;
use crate::state::{self, RECORD, Stamp, State, state_files};

use super::anew::{Damages, Given, Judged, anew};
use super::cause::{Cause, causes};
use super::mentions::Mention;
use super::migration_files::{MigrationFiles, has_migrations};
use super::own_templates::OwnTemplates;
use super::unchanged::unchanged;
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
    /// Whether the project may go over to the templates of this version of the tool.
    pub upgrades: bool,
    /// Whether the memory is begun anew: the project is taken for what this spec gives, with edits.
    pub adopts: bool,
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
            upgrades,
            adopts,
            rename,
            reach: _,
        } = self;
        f.debug_struct("Run")
            .field("root", root)
            .field("spec_name", spec_name)
            .field("format", format)
            .field("allow_destructive", allow_destructive)
            .field("upgrades", upgrades)
            .field("adopts", adopts)
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

impl Planned {
    /// What there is to say of a file, if it is a new migration.
    #[must_use]
    pub fn notes_of(&self, path: &str) -> Vec<String> {
        self.migration_notes.get(path).cloned().unwrap_or_default()
    }
}

/// Reads, parses, resolves, renders, lays out and plans; writes nothing.
///
/// # Errors
/// When the spec is wrong, or a stage fails.
pub fn prepare(run: &Run<'_>) -> Result<Planned, GenerateError> {
    (run.reach)(Stage::Resolve);
    let project = load(run.spec_name, run.spec)?;
    let past = if run.adopts {
        None
    } else {
        state::read(run.root)?
    };
    (run.reach)(Stage::Render);
    let own = OwnTemplates::read(run.root, &project)?;
    let stamp = stamp(&own, past.as_ref());
    let upgraded_from = upgrade(run, past.as_ref(), &stamp)?;
    let adopted = (run.adopts && has_migrations(run.root)?).then_some(&project);
    let past_project = past.as_ref().map(|past| &past.project).or(adopted);
    let said = with_old_names(project.clone(), run.rename, past_project);
    let migrations = MigrationFiles::plan(run, past_project, &said)?;
    let inputs = inputs(run, &migrations);
    let causes = past
        .as_ref()
        .map(|past| causes(past, &project, &stamp, &inputs));
    let Judged {
        plan,
        record,
        damages,
        moved,
        mentions,
    } = judged(Given {
        run,
        project: &project,
        said: &said,
        past: past.as_ref(),
        stamp: &stamp,
        own: &own,
        inputs: &inputs,
        unrendered: &unrendered(run, &own, &migrations)?,
        migrations: &migrations,
    })?;
    let mut wanted = state_files(&stamp, &project, schema())?;
    wanted.insert(RECORD.to_owned(), record.to_text());
    let mut memory = memory_changes(run.root, wanted)?;
    if !run.adopts {
        memory.extend(own.unrecorded);
    }
    Ok(Planned {
        project,
        plan,
        memory,
        damages,
        moved,
        mentions,
        migration_notes: migrations.notes,
        upgraded_from,
        causes: causes.unwrap_or_default(),
        is_new: past.is_none() && !run.adopts,
    })
}

/// What was rendered by the last run is not rendered again.
fn judged(given: Given<'_>) -> Result<Judged, GenerateError> {
    let same = given.past.filter(|past| {
        past.stamp == *given.stamp
            && past.project == *given.project
            && past.record.has_inputs(given.inputs)
    });
    let rendered = match same {
        Some(past) => unchanged(given.run.root, &past.record)?,
        None => None,
    };
    let (Some(mut done), Some(past)) = (rendered, same) else {
        return anew(given);
    };
    let snapshot = snapshot_of(given.run.root, given.unrendered)?;
    done.actions
        .extend(plan(given.unrendered.clone(), snapshot).actions);
    done.actions.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(Judged {
        plan: done,
        record: past.record.clone(),
        damages: Damages::default(),
        moved: Vec::new(),
        mentions: Vec::new(),
    })
}

/// What decides over the rendering besides the templates and the project.
fn inputs(run: &Run<'_>, migrations: &MigrationFiles) -> String {
    let format = if run.format {
        "laid out"
    } else {
        "as rendered"
    };
    let names = migrations.all.iter().map(String::as_str);
    digest(names.chain([format]))
}

fn stamp(own: &OwnTemplates, past: Option<&State>) -> Stamp {
    let stamp = Stamp::new(templates_digest(), overrides_digest(&own.texts));
    match past {
        Some(past) => stamp.after(&past.stamp),
        None => stamp,
    }
}

/// The version whose templates are left behind, if there is one and that was asked for.
fn upgrade(
    run: &Run<'_>,
    past: Option<&State>,
    stamp: &Stamp,
) -> Result<Option<String>, GenerateError> {
    match past.map(|past| &past.stamp) {
        Some(past) if past.templates != stamp.templates => {
            let found = past.tool.clone();
            if run.upgrades {
                Ok(Some(found))
            } else {
                Err(GenerateError::Outdated { found })
            }
        }
        Some(_) | None => Ok(None),
    }
}

/// Migrations, the originals of templates of the project's own, and the spec if it changes.
fn unrendered(
    run: &Run<'_>,
    own: &OwnTemplates,
    migrations: &MigrationFiles,
) -> Result<FileSet, GenerateError> {
    let mut files = own.originals.clone();
    for (path, text) in &migrations.new {
        files.add(path.clone(), text.clone(), Ownership::Once)?;
    }
    if !holds(run.root, SPEC, run.spec) {
        let spec = String::from_utf8_lossy(run.spec).into_owned();
        files.add(SPEC.to_owned(), spec, Ownership::Edited)?;
    }
    Ok(files)
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

/// The JSON Schema of the spec.
#[must_use]
pub fn schema() -> String {
    format!("{:#}\n", json_schema())
}
