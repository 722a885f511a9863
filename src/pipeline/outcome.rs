use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use crate::apply::Found;
use crate::breaking::{BreakingChange, breaking_changes};
use crate::disk::{MemoryChanges, memory_changes};
use crate::features::Features;
use crate::migrate::Reordering;
use crate::model::{Entity, Project};
use crate::plan::Plan;
use crate::spec::json_schema;
use crate::state::{HISTORY, LastRun, RECORD, RenderRecord, state_files};

use super::context::RunContext;
use super::error::GenerateError;
use super::held_back::{HeldBackPiece, new_patches, open_patches};
use super::mentions::Mention;
use super::pristine_texts::PristineDamage;

/// What a run has come to: what it would do, and what there is to say of it.
#[derive(Debug)]
pub struct RunOutcome<'run> {
    pub project: Cow<'run, Project>,
    pub plan: Plan,
    /// What changes in the project's memory.
    pub memory: MemoryChanges,
    pub damage: PristineDamage,
    /// The old and the new paths of files whose edits have come along.
    pub moved: Vec<(String, String)>,
    /// Where people's own texts speak of names that have changed.
    pub mentions: Vec<Mention>,
    /// What is new and not written, because it is not where it was generated any more.
    pub held_back: Vec<HeldBackPiece>,
    /// The patches of it that nobody has applied and removed yet, with those of this run.
    pub open_patches: BTreeSet<String>,
    /// What the new migrations do, by the paths of those that go forwards.
    pub migration_notes: BTreeMap<String, Vec<String>>,
    /// What an order of the migrations that was chosen means for databases.
    pub reordering: Option<Reordering>,
    /// The version of the tool whose templates are left behind.
    pub upgraded_from: Option<String>,
    /// What has changed since the last run.
    pub causes: Vec<Cause>,
    /// What clients lose by what the spec says now and did not say then.
    pub breaking: Vec<BreakingChange>,
    /// The entities of which the spec says nothing of access, as long as that is new.
    pub access_by_default: Vec<String>,
    /// What the plan has found where files change.
    pub found: Found,
}

impl<'run> RunOutcome<'run> {
    /// Of a run that has come to its end.
    ///
    /// # Errors
    /// When the memory cannot be read or written.
    pub fn new(
        context: RunContext<'run>,
        comparison: Comparison,
        record: &RenderRecord,
    ) -> Result<Self, GenerateError> {
        let causes = context.last_run.as_ref().map(|last| causes(&context, last));
        let causes = causes.unwrap_or_default();
        let past = context.last_run.as_ref().map(|last| &last.project);
        let past = past.filter(|_| causes.contains(&Cause::Spec));
        let breaking = past.map(|past| breaking_changes(past, &context.project));
        let access_by_default = access_by_default(&context);
        let RunContext {
            request,
            project,
            renamed: _,
            last_run: _,
            templates,
            migrations,
        } = context;
        let Comparison {
            plan,
            damage,
            moved,
            mentions,
            held_back,
            found,
        } = comparison;
        let mut wanted = state_files(&templates.stamp, &project, schema(request.features))?;
        wanted.insert(RECORD.to_owned(), record.to_text());
        wanted.insert(HISTORY.to_owned(), migrations.history.to_text());
        let mut memory = memory_changes(request.root, wanted)?;
        memory.extend(templates.unrecorded);
        let patches = new_patches(request.root, &plan);
        let mut open_patches = open_patches(request.root)?;
        open_patches.extend(patches.keys().cloned());
        memory.extend(patches);
        Ok(Self {
            project,
            plan,
            memory,
            damage,
            moved,
            mentions,
            held_back,
            open_patches: open_patches.into_iter().collect(),
            migration_notes: migrations.notes,
            reordering: migrations.reordering,
            upgraded_from: templates.upgraded_from,
            causes,
            breaking: breaking.unwrap_or_default(),
            access_by_default,
            found,
        })
    }

    /// What there is to say of a file: what a new migration does, and what is held back.
    #[must_use]
    pub fn notes_of(&self, path: &str) -> Vec<String> {
        let pieces = self.held_back.iter().filter(|piece| piece.path == path);
        let of_migration = self.migration_notes.get(path).cloned();
        let mut notes = of_migration.unwrap_or_default();
        notes.extend(pieces.map(ToString::to_string));
        notes
    }
}

/// The entities that have the usual rules without being told, and did not have them before.
fn access_by_default(context: &RunContext<'_>) -> Vec<String> {
    let is_by_default = |entity: &&Entity| {
        let access = entity.access.as_ref();
        access.is_some_and(|access| access.by_default)
    };
    let last = context.last_run.as_ref().map(|last| &last.project);
    let was_known = |entity: &&Entity| {
        let named = |name: &str| last.and_then(|last| last.entity(name));
        let known = named(&entity.name).or_else(|| named(entity.renamed_from.as_deref()?));
        known.as_ref().is_some_and(is_by_default)
    };
    let project = context.renamed.as_ref().unwrap_or(&context.project);
    let entities = project.entities.iter();
    let new = entities
        .filter(is_by_default)
        .filter(|entity| !was_known(entity));
    new.map(|entity| entity.name.clone()).collect()
}

/// What the files of a rendering have met.
#[derive(Debug)]
pub struct Comparison {
    pub plan: Plan,
    pub damage: PristineDamage,
    /// The old and the new paths of files whose edits have come along.
    pub moved: Vec<(String, String)>,
    pub mentions: Vec<Mention>,
    /// What is new and not written, because it is not where it was generated any more.
    pub held_back: Vec<HeldBackPiece>,
    /// What is at the paths that change.
    pub found: Found,
}

impl Comparison {
    /// With nothing to tell of what people wrote.
    #[must_use]
    pub fn of(plan: Plan, found: Found) -> Self {
        Self {
            plan,
            found,
            damage: PristineDamage::default(),
            moved: Vec::new(),
            mentions: Vec::new(),
            held_back: Vec::new(),
        }
    }
}

/// The JSON Schema of the spec.
#[must_use]
pub fn schema(features: &Features) -> String {
    format!("{:#}\n", json_schema(&features.keys()))
}

/// Why a run does not render what the last one did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    Spec,
    /// Those of the tool.
    Templates,
    /// Those of the project.
    OwnTemplates,
    /// Migrations have come or gone, or the code is laid out and was not.
    Inputs,
}

/// What has changed since the last run.
fn causes(context: &RunContext<'_>, last: &LastRun) -> Vec<Cause> {
    let stamp = &context.templates.stamp;
    let mut causes = Vec::new();
    if last.project != *context.project {
        causes.push(Cause::Spec);
    }
    if last.stamp.templates != stamp.templates {
        causes.push(Cause::Templates);
    }
    if last.stamp.overrides != stamp.overrides {
        causes.push(Cause::OwnTemplates);
    }
    if causes.is_empty() && !last.record.has_inputs(&context.inputs()) {
        causes.push(Cause::Inputs);
    }
    causes
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Spec => "the spec has changed since the last run",
            Self::Templates => "the templates of scaffold have changed since the last run",
            Self::OwnTemplates => "templates of the project have changed since the last run",
            Self::Inputs => {
                "the migrations are not those of the last run, or its layout of the code was another"
            }
        })
    }
}
