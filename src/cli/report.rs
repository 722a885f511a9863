use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::dialect::Dialect;
use crate::migrate::FOLDER as MIGRATIONS;
use crate::model::Project;
use crate::pipeline::{Cause, Planned};
use crate::state::Stamp;

use super::damage_notes::damage_notes;
use super::exit::Exit;
use super::file_report::FileReport;

/// What a command did or found: the text and the JSON document both come from it.
#[derive(Debug, Serialize)]
pub struct Report {
    pub command: &'static str,
    pub status: Status,
    pub dry_run: bool,
    /// Whether anything was written.
    pub written: bool,
    /// Whether anything differs from what it should be.
    pub changes: bool,
    pub service: String,
    pub root: String,
    pub files: Vec<FileReport>,
    /// How many files there are of each kind.
    pub summary: BTreeMap<&'static str, usize>,
    /// The version of the tool whose templates are left behind.
    pub upgraded_from: Option<String>,
    /// What has changed since the last run.
    pub causes: Vec<Cause>,
    pub notes: Vec<String>,
    pub elapsed_ms: u128,
    /// The commands to type now.
    pub next: Vec<String>,
    /// The commands that start the service for the first time.
    #[serde(skip)]
    pub start: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Done,
    Conflict,
    OutOfStep,
}

impl Report {
    /// Of a plan, before anything else is known.
    #[must_use]
    pub fn of(command: &'static str, planned: &Planned<'_>) -> Self {
        let plan = &planned.plan;
        let mut summary = BTreeMap::new();
        for action in &plan.actions {
            *summary.entry(action.word()).or_default() += 1;
        }
        Self {
            command,
            status: if plan.has_conflicts() {
                Status::Conflict
            } else {
                Status::Done
            },
            dry_run: false,
            written: false,
            changes: plan.touches_disk()
                || !planned.memory.is_empty()
                || !planned.damages.is_empty(),
            service: planned.project.service.name.clone(),
            root: String::new(),
            files: plan
                .actions
                .iter()
                .map(|action| FileReport {
                    notes: planned.notes_of(&action.path),
                    ..FileReport::of(action)
                })
                .collect(),
            summary,
            upgraded_from: planned.upgraded_from.clone(),
            causes: planned.causes.clone(),
            notes: notes(planned),
            elapsed_ms: 0,
            next: Vec::new(),
            start: start(&planned.project),
        }
    }

    /// Of one file that is written beside the pipeline.
    #[must_use]
    pub fn of_file(command: &'static str, file: FileReport) -> Self {
        Self {
            command,
            status: Status::Done,
            dry_run: false,
            written: false,
            changes: true,
            service: String::new(),
            root: String::new(),
            summary: BTreeMap::from([(file.action, 1)]),
            files: vec![file],
            upgraded_from: None,
            causes: Vec::new(),
            notes: Vec::new(),
            elapsed_ms: 0,
            next: Vec::new(),
            start: Vec::new(),
        }
    }

    /// What to do after the files were written.
    #[must_use]
    pub fn next_commands(&self) -> Vec<String> {
        let is_new =
            |file: &FileReport| file.action == "create" && file.path.starts_with(MIGRATIONS);
        let migrate = self
            .files
            .iter()
            .any(is_new)
            .then_some("cargo run -- migrate");
        let test = self.changes.then_some("cargo test");
        migrate.into_iter().chain(test).map(str::to_owned).collect()
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

fn notes(planned: &Planned<'_>) -> Vec<String> {
    let upgrade = planned.upgraded_from.iter().map(|found| {
        format!(
            "the project was written with the templates of scaffold {found}, this is {}",
            Stamp::TOOL
        )
    });
    let moved = planned
        .moved
        .iter()
        .map(|(old, new)| format!("your edits of `{old}` are in `{new}` now"));
    let mentions = planned.mentions.iter().map(ToString::to_string);
    upgrade
        .chain(damage_notes(&planned.damages))
        .chain(moved)
        .chain(mentions)
        .collect()
}

impl Status {
    /// For the shell.
    #[must_use]
    pub fn exit(self) -> Exit {
        match self {
            Self::Done => Exit::Done,
            Self::Conflict => Exit::Conflict,
            Self::OutOfStep => Exit::OutOfStep,
        }
    }
}
