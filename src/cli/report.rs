use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use serde::Serialize;

use crate::dialect::Dialect;
use crate::migrate::FOLDER as MIGRATIONS;
use crate::model::Project;
use crate::pipeline::{Cause, PristineDamage, RunOutcome};
use crate::state::{BASE, Stamp, base_path};

use super::error::{Exit, JSON_VERSION};
use super::file_report::{FileReason, FileReport};
use super::reordering_notes::reordering_notes;

/// What a command did or found: the text and the JSON document both come from it.
#[derive(Debug, Serialize)]
pub struct Report {
    pub version: u32,
    pub command: &'static str,
    pub status: ReportStatus,
    pub dry_run: bool,
    /// Whether anything was written.
    pub written: bool,
    /// Whether anything differs from what it should be.
    pub changes: bool,
    pub service: String,
    pub root: String,
    pub files: Vec<FileReport>,
    /// The patches of what could not be written where it was generated, and nobody has settled.
    pub held_back: BTreeSet<String>,
    /// How many files there are of each kind.
    pub summary: BTreeMap<&'static str, usize>,
    /// The version of the tool whose templates are left behind.
    pub upgraded_from: Option<String>,
    /// What has changed since the last run.
    pub causes: Vec<Cause>,
    /// What clients lose by the change.
    pub breaking: Vec<String>,
    pub notes: Vec<String>,
    pub elapsed_ms: u128,
    /// The commands to type now.
    pub next: Vec<String>,
    /// The commands that start the service for the first time.
    #[serde(skip)]
    pub start: Vec<String>,
    /// Whether the log names folders instead of the files in them.
    #[serde(skip)]
    pub folds: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportStatus {
    Done,
    Conflict,
    /// Done, but for something new that could not be written where it was generated.
    HeldBack,
    OutOfStep,
}

impl Report {
    /// That nothing was found to do.
    fn new(command: &'static str) -> Self {
        Self {
            version: JSON_VERSION,
            command,
            status: ReportStatus::Done,
            dry_run: false,
            written: false,
            changes: false,
            service: String::new(),
            root: String::new(),
            files: Vec::new(),
            held_back: BTreeSet::new(),
            summary: BTreeMap::new(),
            upgraded_from: None,
            causes: Vec::new(),
            breaking: Vec::new(),
            notes: Vec::new(),
            elapsed_ms: 0,
            next: Vec::new(),
            start: Vec::new(),
            folds: false,
        }
    }

    /// Of a run, before anything else is known.
    #[must_use]
    pub fn of(command: &'static str, outcome: &RunOutcome<'_>) -> Self {
        let plan = &outcome.plan;
        let mut summary = BTreeMap::new();
        for action in &plan.actions {
            *summary.entry(action.word()).or_default() += 1;
        }
        let files = plan.actions.iter().map(|action| FileReport {
            notes: outcome.notes_of(&action.path),
            ..FileReport::of(action)
        });
        Self {
            status: if plan.has_conflicts() {
                ReportStatus::Conflict
            } else if !outcome.held_back.is_empty() {
                ReportStatus::HeldBack
            } else {
                ReportStatus::Done
            },
            changes: plan.touches_disk()
                || !outcome.memory.is_empty()
                || !outcome.damage.is_empty(),
            service: outcome.project.service.name.clone(),
            files: files.collect(),
            held_back: outcome.open_patches.clone(),
            summary,
            upgraded_from: outcome.upgraded_from.clone(),
            causes: outcome.causes.clone(),
            breaking: outcome.breaking.iter().map(ToString::to_string).collect(),
            notes: notes(outcome),
            start: start(&outcome.project),
            ..Self::new(command)
        }
    }

    /// Of one file that is written beside the pipeline.
    #[must_use]
    pub fn of_file(command: &'static str, file: FileReport) -> Self {
        Self {
            changes: true,
            summary: BTreeMap::from([(file.action, 1)]),
            files: vec![file],
            ..Self::new(command)
        }
    }

    /// What applies new migrations.
    pub const MIGRATE: &str = "cargo run -- migrate";

    /// What to do after the files were written.
    #[must_use]
    pub fn next_commands(&self) -> Vec<String> {
        let is_new =
            |file: &FileReport| file.action == "create" && file.path.starts_with(MIGRATIONS);
        let migrate = self.files.iter().any(is_new).then_some(Self::MIGRATE);
        let test = self.changes.then_some("cargo test");
        migrate.into_iter().chain(test).map(str::to_owned).collect()
    }

    /// Tells which files there are with a reason, if there are any.
    pub fn note_files(&mut self, reason: FileReason, words: &str) {
        let files = self.files.iter();
        let paths: Vec<&str> = files
            .filter(|file| file.reason == Some(reason))
            .map(|file| file.path.as_str())
            .collect();
        if !paths.is_empty() {
            self.notes.push(format!("{words}: {}", paths.join(", ")));
        }
    }

    /// With the texts of the differences, in the order of the files.
    pub fn show(&mut self, differences: Vec<Option<String>>) {
        for (file, diff) in self.files.iter_mut().zip(differences) {
            file.diff = diff;
        }
    }

    /// With how long it took.
    #[must_use]
    pub fn after(self, elapsed: Duration) -> Self {
        Self {
            elapsed_ms: elapsed.as_millis(),
            ..self
        }
    }
}

/// A server that has tables of its own runs already.
fn start(project: &Project) -> Vec<String> {
    let is_new = !project.entities.iter().any(|entity| entity.existing);
    let database = (is_new && Dialect::of(project).sqlx)
        .then(|| "docker compose up -d --wait database".to_owned());
    database
        .into_iter()
        .chain(["cargo run".to_owned()])
        .collect()
}

fn notes(outcome: &RunOutcome<'_>) -> Vec<String> {
    let upgrade = outcome.upgraded_from.iter().map(|found| {
        format!(
            "the project was written with the templates of scaffold {found}, this is {}",
            Stamp::TOOL
        )
    });
    let moved = outcome
        .moved
        .iter()
        .map(|(old, new)| format!("your edits of `{old}` are in `{new}` now"));
    let mentions = outcome.mentions.iter().map(ToString::to_string);
    let table = &outcome.project.service.migrations_table;
    let reordering = outcome.reordering.iter();
    let reordering = reordering.flat_map(|reordering| reordering_notes(reordering, table));
    let open = outcome.open_patches.iter().map(|patch| {
        format!("make the change of `{patch}` where its code is now, then remove that file")
    });
    upgrade
        .chain(damage_notes(&outcome.damage))
        .chain(moved)
        .chain(mentions)
        .chain(open)
        .chain(access_notes(outcome))
        .chain(reordering)
        .collect()
}

/// What holds for the entities of which the spec says nothing of access.
fn access_notes(outcome: &RunOutcome<'_>) -> Vec<String> {
    let accounts = outcome.project.auth.as_ref().map(|auth| &auth.entity);
    let names = outcome.access_by_default.iter();
    let (own, others): (Vec<_>, Vec<_>) = names.partition(|name| Some(*name) == accounts);
    let own = own.into_iter().map(|accounts| {
        format!(
            "`{accounts}` has no `access`: each account reads, updates and deletes itself alone, and \
             is made by registering"
        )
    });
    let has = if others.len() == 1 { "has" } else { "have" };
    let others = first_few(&others).map(|names| {
        format!(
            "{names} {has} no `access`: reading is public, writing is for every account; \
             `scaffold inspect --access` prints who may do what"
        )
    });
    own.chain(others).collect()
}

/// `` `Post`, `Tag` and 3 more ``
fn first_few(names: &[&String]) -> Option<String> {
    let shown = names.len().min(FEW);
    let mut words: Vec<String> = names[..shown]
        .iter()
        .map(|name| format!("`{name}`"))
        .collect();
    if names.len() > shown {
        words.push(format!("{} more", names.len() - shown));
    }
    let last = words.pop()?;
    Some(match words.as_slice() {
        [] => last,
        words => format!("{} and {last}", words.join(", ")),
    })
}

/// So many texts are named one by one.
const FEW: usize = 5;

/// What to tell about pristine texts that are not as they were left.
fn damage_notes(damage: &PristineDamage) -> Vec<String> {
    let PristineDamage { repaired, lost } = damage;
    let mut notes = if repaired.len() > FEW {
        vec![format!(
            "{} texts in `{BASE}` were lost or changed by something else; they are made again",
            repaired.len()
        )]
    } else {
        repaired.keys().map(|path| made_again(path)).collect()
    };
    notes.extend(lost.iter().map(|path| {
        format!(
            "`{}` was lost or changed by something else, and the templates that made it are gone; \
             if you did not edit `{path}`, remove it and run the command again",
            base_path(path)
        )
    }));
    notes
}

fn made_again(path: &str) -> String {
    format!(
        "`{}` was lost or changed by something else; it is made again",
        base_path(path)
    )
}

impl ReportStatus {
    /// For the shell.
    #[must_use]
    pub fn exit(self) -> Exit {
        match self {
            Self::Done => Exit::Done,
            Self::Conflict => Exit::Conflict,
            Self::HeldBack | Self::OutOfStep => Exit::OutOfStep,
        }
    }
}
