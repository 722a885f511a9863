use std::io;
use std::path::Path;

use fs_err as fs;

use crate::plan::{Action, Change, Plan, unified};

/// What would become of the text of each file of a plan, in its order; a conflict is shown with
/// both texts between the markers of git.
///
/// # Errors
/// When a file is there and cannot be read.
pub fn differences(root: &Path, plan: &Plan) -> io::Result<Vec<Option<String>>> {
    plan.actions
        .iter()
        .map(|action| difference(root, action))
        .collect()
}

fn difference(root: &Path, action: &Action) -> io::Result<Option<String>> {
    let path = &action.path;
    let after = match &action.change {
        Change::Create { text } => return Ok(Some(unified(path, None, Some(text)))),
        Change::Update { text } | Change::Merge { text } => Some(&**text),
        Change::Conflict(conflict) => match &conflict.marked {
            Some(marked) => Some(&**marked),
            None => return Ok(None),
        },
        Change::Remove => None,
        Change::Identical | Change::Keep(_) => return Ok(None),
    };
    let before = fs::read_to_string(root.join(path))?;
    Ok(Some(unified(path, Some(&before), after)))
}
