use std::collections::{BTreeMap, BTreeSet};

use crate::disk::{Base, Snapshot, snapshot};
use crate::format::format_files;
use crate::model::Project;
use crate::plan::{Plan, plan};
use crate::rename::Renames;
use crate::render::{Engine, FileSet, render};
use crate::state::{Record, Stamp, State, base_path};

use super::adopt::adopt;
use super::edited::{Edited, check_merges, lay_out_edited};
use super::mentions::{Mention, mentions};
use super::migration_files::MigrationFiles;
use super::own_templates::OwnTemplates;
use super::recall::{damaged, digests, lay_out_as_before, repaired};
use super::travel::Travel;
use super::{GenerateError, Run, Stage};

/// What a run renders, and what it meets.
#[derive(Debug)]
pub struct Judged {
    pub plan: Plan,
    pub record: Record,
    pub damages: Damages,
    /// The old and the new paths of files whose edits have come along.
    pub moved: Vec<(String, String)>,
    /// Where people's own texts speak of names that have changed.
    pub mentions: Vec<Mention>,
}

/// What has become of the pristine texts of the last run.
#[derive(Debug, Default)]
pub struct Damages {
    /// Those that were lost or tampered with, as they must have been.
    pub repaired: BTreeMap<String, String>,
    /// Those that other templates wrote, so that they cannot be had again.
    pub lost: Vec<String>,
}

impl Damages {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.repaired.is_empty() && self.lost.is_empty()
    }
}

/// All that a run goes by.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    pub run: &'a Run<'a>,
    pub project: &'a Project,
    /// The same with what the command has renamed.
    pub said: &'a Project,
    pub past: Option<&'a State>,
    pub stamp: &'a Stamp,
    pub own: &'a OwnTemplates,
    pub migrations: &'a MigrationFiles,
    /// What decides over the rendering besides the templates and the project.
    pub inputs: &'a str,
    /// Files that are not rendered, but planned with those that are.
    pub unrendered: &'a FileSet,
}

/// Renders everything, lays out what is not as it was, and compares it with what is there.
///
/// # Errors
/// When a stage fails.
pub fn anew(given: Given<'_>) -> Result<Judged, GenerateError> {
    let Given { run, project, .. } = given;
    let before = given.past.map(|past| past.project.engine);
    let databases: Vec<_> = before.into_iter().chain([project.engine]).collect();
    let engine = Engine::load_for(&given.own.texts, &databases)?;
    let mut files = render(&engine, project, &given.migrations.all)?;
    let travel = travel(given, &engine, &files)?;
    (run.reach)(Stage::Format);
    let rendered = digests(&files);
    if let Some(past) = given.past {
        lay_out_as_before(run.root, &mut files, &rendered, &past.record);
    }
    let damages = damages(given, &engine)?;
    if run.format {
        format_files(&mut files)?;
    }
    let mut record = Record::new(given.inputs);
    for ((path, file), digest) in files.iter().zip(rendered.into_values()) {
        record.add(path, &file.text, digest);
    }
    (run.reach)(Stage::Plan);
    compare(given, files, travel.as_ref(), &damages).map(|compared| Judged {
        plan: compared.plan,
        record,
        damages,
        moved: compared.moved,
        mentions: compared.mentions,
    })
}

/// What follows from names that have changed.
fn travel(
    given: Given<'_>,
    engine: &Engine,
    files: &FileSet,
) -> Result<Option<Travel>, GenerateError> {
    let Some(past) = given.past else {
        return Ok(None);
    };
    let renames = Renames::between(&past.project, given.said);
    let before = || render(engine, &past.project, &given.migrations.existing);
    let engine = given.said.engine;
    Ok(Travel::of(
        (&renames, engine),
        files,
        given.run.format,
        before,
    )?)
}

fn damages(given: Given<'_>, engine: &Engine) -> Result<Damages, GenerateError> {
    let Some(past) = given.past else {
        return Ok(Damages::default());
    };
    let Run { root, format, .. } = *given.run;
    let damaged = damaged(root, &past.record);
    let knows_nothing = past.record.is_empty();
    if damaged.is_empty() && !knows_nothing {
        return Ok(Damages::default());
    }
    if past.stamp != *given.stamp {
        return Ok(Damages {
            lost: damaged,
            ..Damages::default()
        });
    }
    let before = render(engine, &past.project, &given.migrations.existing)?;
    let paths = (!knows_nothing).then_some(damaged.as_slice());
    Ok(Damages {
        repaired: repaired(root, before, paths, format)?,
        lost: Vec::new(),
    })
}

/// What is to be done to each file, and what people have to know of it.
struct Compared {
    plan: Plan,
    moved: Vec<(String, String)>,
    mentions: Vec<Mention>,
}

/// Reads what the files meet, and decides.
fn compare(
    given: Given<'_>,
    mut files: FileSet,
    travel: Option<&Travel>,
    damages: &Damages,
) -> Result<Compared, GenerateError> {
    let run = given.run;
    for (path, file) in given.unrendered.iter() {
        files.insert(path.to_owned(), file.clone())?;
    }
    let mut snapshot = snapshot(run.root, &files)?;
    believe(&mut snapshot, given.own, damages);
    if run.adopts {
        return Ok(Compared {
            plan: adopt(files, snapshot),
            moved: Vec::new(),
            mentions: Vec::new(),
        });
    }
    let known: BTreeSet<String> = snapshot.keys().cloned().collect();
    let travelled = travel.map(|travel| travel.prepare(&mut snapshot, &files));
    let travelled = travelled.transpose()?.unwrap_or_default();
    let edited = if run.format {
        lay_out_edited(&mut snapshot)?
    } else {
        Edited::default()
    };
    let mut plan = plan(files, snapshot);
    travelled.settle(&mut plan);
    if run.format {
        check_merges(&mut plan, &edited)?;
    }
    let mentions = travel.map(|travel| mentions(run.root, &known, travel));
    Ok(Compared {
        plan,
        moved: travelled.moved,
        mentions: mentions.transpose()?.unwrap_or_default(),
    })
}

/// Puts in the place of what the memory holds what can be believed of it.
fn believe(snapshot: &mut Snapshot, own: &OwnTemplates, damages: &Damages) {
    for (path, seen) in snapshot.iter_mut() {
        if own.unrecorded.contains_key(&base_path(path)) {
            // It was put there by hand, as an edit of what the tool has now.
            seen.base = Base::Same;
        }
    }
    for (path, text) in &damages.repaired {
        snapshot.entry(path.clone()).or_default().base = Base::Text(text.clone());
    }
    for path in &damages.lost {
        snapshot.entry(path.clone()).or_default().base = Base::Absent;
    }
}
