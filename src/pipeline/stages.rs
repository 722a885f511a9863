use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use crate::apply::{ConflictPolicy, FileSystem, Found, Lock, create, operations, update};
use crate::disk::{Base, OnDisk, OwnTexts, Snapshot, snapshot};
use crate::model::Project;
use crate::parallel::drop_beside;
use crate::plan::{BaseChange, Plan, plan};
use crate::rename::with_old_names;
use crate::render::{FileSet, Ownership, digest, render};
use crate::state::{self, base_path};

use super::carried_edits::NameChanges;
use super::context::RunContext;
use super::edited_files::{EditedFiles, check_merges, lay_out_edited, see_through_layout};
use super::error::GenerateError;
use super::foreign_sql::foreign_sql;
use super::held_back::find_places;
use super::mentions::{mentions, renamed_migrations};
use super::migration_files::MigrationFiles;
use super::outcome::{Comparison, RunOutcome};
use super::pristine_texts::{PristineDamage, lay_out, unchanged_plan};
use super::request::{RunRequest, SPEC, Stage};
use super::templates_in_use::TemplatesInUse;

/// All stages but the last: reads, parses, resolves, migrates, renders, lays out and plans; writes
/// nothing.
///
/// # Errors
/// When the spec is wrong, or a stage fails.
pub fn prepare<'run>(request: &RunRequest<'run>) -> Result<RunOutcome<'run>, GenerateError> {
    request.begin(Stage::Resolve);
    let mut project = request.resolve()?;
    let last_run = state::read(request.root)?;
    if let Some(last) = &last_run {
        keep_migrations_table(&mut project, &last.project);
    }
    request.begin(Stage::Render);
    let templates = TemplatesInUse::read(request, &project, last_run.as_ref())?;
    let past = last_run.as_ref().map(|last| &last.project);
    let renamed = with_old_names(&project, request.rename, past);
    let migrations = MigrationFiles::plan(request, past, renamed.as_ref().unwrap_or(&project))?;
    let context = RunContext {
        request: *request,
        project,
        renamed,
        last_run,
        templates,
        migrations,
    };
    if let Some((plan, record)) = unchanged_plan(&context)? {
        let found = found(&context, &plan, &OnDisk::new());
        return RunOutcome::new(context, Comparison::of(plan, found), &record);
    }
    let renderer = context.load_templates()?;
    let mut files = render(&renderer, &context.project, &context.migrations.all)?;
    let names = NameChanges::learn(&context, &renderer, &files)?;
    request.begin(Stage::Format);
    let damage = PristineDamage::find(&context, &renderer)?;
    drop_beside(renderer);
    let record = lay_out(&context, &mut files)?;
    request.begin(Stage::Plan);
    context.add_unrendered(&mut files)?;
    let comparison = compare(&context, files, names.as_ref(), damage)?;
    RunOutcome::new(context, comparison, &record)
}

/// The databases of a service have the table that it was generated with, whatever a new service
/// calls it.
fn keep_migrations_table(project: &mut Cow<'_, Project>, last: &Project) {
    let kept = &last.service.migrations_table;
    if project.service.migrations_table != *kept {
        project.to_mut().service.migrations_table.clone_from(kept);
    }
}

/// The same for a project that has lost its memory: takes every file for an edit of what is
/// rendered now, and remembers what is rendered, so that no generated file changes.
///
/// # Errors
/// When the spec is wrong, or a stage fails.
pub fn adopt<'run>(request: &RunRequest<'run>) -> Result<RunOutcome<'run>, GenerateError> {
    request.begin(Stage::Resolve);
    let project = request.resolve()?;
    request.begin(Stage::Render);
    let mut templates = TemplatesInUse::read(request, &project, None)?;
    // The plan remembers the originals of all of them.
    templates.unrecorded.clear();
    let migrations = MigrationFiles::adopt(request, &project)?;
    let context = RunContext {
        request: *request,
        project,
        renamed: None,
        last_run: None,
        templates,
        migrations,
    };
    let renderer = context.load_templates()?;
    let mut files = render(&renderer, &context.project, &context.migrations.all)?;
    drop_beside(renderer);
    request.begin(Stage::Format);
    let record = lay_out(&context, &mut files)?;
    request.begin(Stage::Plan);
    context.add_unrendered(&mut files)?;
    let snapshot = snapshot(request.root, &files)?;
    let plan = adopting_plan(files, snapshot);
    RunOutcome::new(context, Comparison::of(plan, Found::new()), &record)
}

/// The last stage: writes what was planned for the project whose lock is held.
///
/// # Errors
/// When not everything could be written.
pub fn commit(
    lock: &Lock,
    outcome: RunOutcome<'_>,
    conflicts: ConflictPolicy,
) -> Result<(), GenerateError> {
    let operations = operations(outcome.plan, outcome.memory, conflicts);
    Ok(update(&FileSystem, lock, &operations, &outcome.found)?)
}

/// The last stage for a project that is not there yet.
///
/// # Errors
/// When its folder is not vacant, or not everything could be written.
pub fn commit_new(root: &Path, outcome: RunOutcome<'_>) -> Result<(), GenerateError> {
    let operations = operations(outcome.plan, outcome.memory, ConflictPolicy::Refuse);
    Ok(create(&FileSystem, root, &operations)?)
}

/// Reads what the files meet, lets edits follow the names that have changed, and decides.
fn compare(
    context: &RunContext<'_>,
    files: FileSet,
    names: Option<&NameChanges>,
    damage: PristineDamage,
) -> Result<Comparison, GenerateError> {
    let root = context.request.root;
    let mut snapshot = snapshot(root, &files)?;
    let disks = snapshot.iter();
    let disks = disks.map(|(path, entry)| (path.clone(), entry.disk.clone()));
    let on_disk: OnDisk = disks.chain(context.migrations.moved.old_places()).collect();
    correct_bases(&mut snapshot, &context.templates, &damage);
    let carried = names.map(|names| names.carry_edits(&mut snapshot, &files));
    let carried = carried.transpose()?.unwrap_or_default();
    see_through_layout(&mut snapshot);
    let edited = if context.formats() {
        lay_out_edited(&mut snapshot)?
    } else {
        EditedFiles::default()
    };
    let mut plan = plan(files, snapshot);
    carried.correct(&mut plan);
    context.migrations.moved.leave_old_places(&mut plan);
    if context.formats() {
        check_merges(&mut plan, &edited)?;
    }
    let own = OwnTexts::new(root, &on_disk);
    let held_back = find_places(&mut plan, &own, &on_disk)?;
    let mut mentions = match names {
        Some(names) => mentions(&own, &names.learnt, &names.moves)?,
        None => Vec::new(),
    };
    if let Some(reordering) = &context.migrations.reordering {
        mentions.extend(renamed_migrations(&own, &reordering.renames)?);
    }
    mentions.extend(carried.mentions);
    mentions.extend(foreign_sql(context, &plan, &own, &on_disk)?);
    Ok(Comparison {
        found: found(context, &plan, &on_disk),
        plan,
        damage,
        moved: carried.moved,
        held_back,
        mentions,
    })
}

/// What was at the paths that change when they were looked at.
fn found(context: &RunContext<'_>, plan: &Plan, on_disk: &OnDisk) -> Found {
    let changing = plan.actions.iter().filter(|action| action.writes());
    let of_files = changing.filter_map(|action| {
        let text = on_disk.get(&action.path)?.text();
        Some((action.path.clone(), text.map(|text| digest([text]))))
    });
    let mut found: Found = of_files.collect();
    if let Some(spec) = context.request.found_spec {
        let text = String::from_utf8_lossy(spec);
        found.insert(SPEC.to_owned(), Some(digest([&*text])));
    }
    found
}

/// Puts in the place of the pristine texts that the memory holds those that can be trusted.
fn correct_bases(snapshot: &mut Snapshot, templates: &TemplatesInUse, damage: &PristineDamage) {
    for (path, _) in templates.originals.iter() {
        if templates.unrecorded.contains_key(&base_path(path))
            && let Some(entry) = snapshot.get_mut(path)
        {
            // It was put there by hand, as an edit of what the tool has now.
            entry.base = Base::Same;
        }
    }
    for (path, text) in &damage.repaired {
        snapshot.entry(path.clone()).or_default().base = Base::Text(text.clone());
    }
    for path in &damage.lost {
        snapshot.entry(path.clone()).or_default().base = Base::Absent;
    }
}

/// Every file as an edit of what is rendered, with that as its pristine text.
fn adopting_plan(files: FileSet, mut snapshot: Snapshot) -> Plan {
    let rendered: BTreeMap<String, Box<str>> = files
        .iter()
        .filter(|(_, file)| file.ownership == Ownership::Generated)
        .map(|(path, file)| (path.to_owned(), file.text.clone()))
        .collect();
    // What an older memory has left of other files is for the next run.
    snapshot.retain(|path, _| files.get(path).is_some());
    for (path, entry) in &mut snapshot {
        if rendered.contains_key(path) {
            entry.base = Base::Same;
        }
    }
    let mut plan = plan(files, snapshot);
    for action in &mut plan.actions {
        if let Some(text) = rendered.get(&action.path) {
            action.base = BaseChange::Write(text.clone());
        }
    }
    plan
}
