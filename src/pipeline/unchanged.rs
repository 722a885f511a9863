use std::path::Path;

use crate::catalog::Layout;
use crate::disk::{Base, Seen, files_below, read_disk, remembered};
use crate::parallel::try_map;
use crate::plan::{Action, Plan, judge};
use crate::render::{File, OVERRIDES, Ownership};
use crate::state::{BASE, Record, Trust};

use super::GenerateError;

/// The plan of a run that renders what the last one did, from the texts that it has left; nothing
/// if they are not all as it left them.
///
/// # Errors
/// When a file is there and cannot be read.
pub fn unchanged(root: &Path, record: &Record) -> Result<Option<Plan>, GenerateError> {
    let mut found = files_below(&root.join(BASE))?;
    found.retain(|path| !path.starts_with(OVERRIDES));
    if !found.iter().map(String::as_str).eq(record.paths()) {
        return Ok(None);
    }
    let actions = try_map(&found, |path| action(root, path, record))?;
    let actions: Option<Vec<Action>> = actions.into_iter().collect();
    Ok(actions.map(|actions| Plan { actions }))
}

fn action(root: &Path, path: &str, record: &Record) -> Result<Option<Action>, GenerateError> {
    let text = remembered(root, path).filter(|text| record.trust(path, text) == Trust::Intact);
    let Some(text) = text else {
        return Ok(None);
    };
    let seen = Seen {
        base: Base::Same,
        disk: read_disk(root, path, &Base::Same)?,
        formatted: None,
    };
    let file = File {
        text: text.into_boxed_str(),
        layout: Layout::Stable,
        ownership: Ownership::Generated,
    };
    let (change, base) = judge(path, file, seen);
    Ok(Some(Action {
        path: path.to_owned(),
        change,
        base,
    }))
}
