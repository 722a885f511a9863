use std::collections::BTreeSet;

use crate::disk::{Base, Snapshot, snapshot};
use crate::plan::{Plan, plan};
use crate::render::FileSet;
use crate::state::base_path;

use super::GenerateError;
use super::adopt::adopt;
use super::damages::Damages;
use super::edited::{Edited, check_merges, lay_out_edited};
use super::given::Given;
use super::mentions::{Mention, mentions};
use super::own_templates::OwnTemplates;
use super::travel::Travel;

/// What is to be done to each file, and what people have to know of it.
#[derive(Debug)]
pub struct Compared {
    pub plan: Plan,
    pub moved: Vec<(String, String)>,
    pub mentions: Vec<Mention>,
}

/// Reads what the files meet, and decides.
///
/// # Errors
/// When a file cannot be read, or a stage fails.
pub fn compare(
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
    for (path, _) in own.originals.iter() {
        if own.unrecorded.contains_key(&base_path(path))
            && let Some(seen) = snapshot.get_mut(path)
        {
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
