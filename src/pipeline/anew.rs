use crate::format::{format_files, prune_declarations};
use crate::parallel::drop_beside;
use crate::plan::Plan;
use crate::rename::{Moves, Renames};
use crate::render::{FileSet, Renderer, render};
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
    let before = given.past.map(|past| &past.project);
    let projects: Vec<_> = before.into_iter().chain([project]).collect();
    let renderer = Renderer::load_for(run.features, &given.own.texts, &projects)?;
    let mut files = render(&renderer, project, &given.migrations.all)?;
    let travel = travel(given, &renderer, &files)?;
    (run.reach)(Stage::Format);
    prune_declarations(&mut files);
    let texts = digests(&files);
    if let Some(past) = given.past {
        lay_out_as_before(run.root, &mut files, &texts, &past.record);
    }
    let damages = damages(given, &renderer)?;
    drop_beside(renderer);
    if run.format {
        format_files(&mut files)?;
    }
    let mut record = Record::new(given.inputs);
    let laid_out = files.iter().zip(texts);
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
    renderer: &Renderer,
    files: &FileSet,
) -> Result<Option<Travel>, GenerateError> {
    let Some(past) = given.past else {
        return Ok(None);
    };
    let renames = Renames::between(&past.project, given.said);
    let before = || render(renderer, &past.project, &given.migrations.existing);
    Ok(Travel::of(
        (
            &renames,
            Moves::of(&renames, given.run.features, given.said),
        ),
        files,
        given.run.format,
        before,
    )?)
}
