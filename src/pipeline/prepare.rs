use std::borrow::Cow;

use crate::disk::{holds, memory_changes, snapshot_of};
use crate::front::{self, load};
use crate::model::Project;
use crate::plan::plan;
use crate::rename::with_old_names;
use crate::render::{FileSet, Ownership, digest};
use crate::spec::json_schema;
use crate::state::{self, RECORD, State, state_files};

use super::anew::{Judged, anew};
use super::cause::causes;
use super::damages::Damages;
use super::given::Given;
use super::migration_files::{MigrationFiles, has_migrations};
use super::own_templates::OwnTemplates;
use super::planned::Planned;
use super::templates_in_use::TemplatesInUse;
use super::unchanged::unchanged;
use super::{GenerateError, Run, SPEC, Stage};

/// Reads, parses, resolves, renders, lays out and plans; writes nothing.
///
/// # Errors
/// When the spec is wrong, or a stage fails.
pub fn prepare<'run>(run: &Run<'run>) -> Result<Planned<'run>, GenerateError> {
    (run.reach)(Stage::Resolve);
    let project = match run.project {
        Some(project) => Cow::Borrowed(project),
        None => Cow::Owned(load(run.spec_name, run.spec)?),
    };
    let past = past(run)?;
    (run.reach)(Stage::Render);
    let own = OwnTemplates::read(run.root, run.features, &project)?;
    let templates = TemplatesInUse::of(run, &own, past.as_ref())?;
    let (said, migrations) = migrated(run, &project, past.as_ref())?;
    let inputs = inputs(run, &migrations);
    let judged = judged(Given {
        run,
        project: &project,
        said: &said,
        past: past.as_ref(),
        stamp: &templates.stamp,
        own: &own,
        inputs: &inputs,
        unrendered: &unrendered(run, &own, &migrations)?,
        migrations: &migrations,
    })?;
    let mut wanted = state_files(&templates.stamp, &project, schema())?;
    wanted.insert(RECORD.to_owned(), judged.record.to_text());
    let mut memory = memory_changes(run.root, wanted)?;
    if !run.adopts {
        memory.extend(own.unrecorded);
    }
    let causes = past
        .as_ref()
        .map(|past| causes(past, &project, &templates.stamp, &inputs));
    Ok(Planned {
        project,
        plan: judged.plan,
        memory,
        damages: judged.damages,
        moved: judged.moved,
        mentions: judged.mentions,
        migration_notes: migrations.notes,
        upgraded_from: templates.upgraded_from,
        causes: causes.unwrap_or_default(),
        is_new: past.is_none() && !run.adopts,
    })
}

/// The last run, unless it is to be forgotten.
fn past(run: &Run<'_>) -> Result<Option<State>, GenerateError> {
    if run.adopts {
        return Ok(None);
    }
    Ok(state::read(run.root)?)
}

/// The project with what has been renamed in it, and the migrations that follow from it.
fn migrated<'project>(
    run: &Run<'_>,
    project: &'project Project,
    past: Option<&State>,
) -> Result<(Cow<'project, Project>, MigrationFiles), GenerateError> {
    let adopted = (run.adopts && has_migrations(run.root)?).then_some(project);
    let past = past.map(|past| &past.project).or(adopted);
    let said = with_old_names(project, run.rename, past);
    let migrations = MigrationFiles::plan(run, past, &said)?;
    Ok((said, migrations))
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

/// The JSON Schema of the spec.
#[must_use]
pub fn schema() -> String {
    format!("{:#}\n", json_schema(&front::keys()))
}
