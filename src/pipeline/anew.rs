use crate::format::{format_files, prune_declarations};
use crate::parallel::drop_beside;
use crate::plan::Plan;
use crate::rename::Renames;
use crate::render::{Engine, FileSet, render};
use crate::state::Record;

use super::compare::compare;
use super::damages::{Damages, damages};
use super::given::Given;
use super::mentions::Mention;
use super::recall::{digests, lay_out_as_before};
use super::travel::Travel;
use super::{GenerateError, Stage};

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
    prune_declarations(&mut files);
    let rendered = digests(&files);
    if let Some(past) = given.past {
        lay_out_as_before(run.root, &mut files, &rendered, &past.record);
    }
    let damages = damages(given, &engine)?;
    drop_beside(engine);
    if run.format {
        format_files(&mut files)?;
    }
    let mut record = Record::new(given.inputs);
    let laid_out = files.iter().zip(rendered);
    record.add_all(laid_out.map(|((path, file), rendered)| (path, &*file.text, rendered)));
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
