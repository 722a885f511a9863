use std::collections::BTreeMap;

use crate::disk::{Base, Snapshot};
use crate::plan::{BaseChange, Plan, plan};
use crate::render::{FileSet, Ownership};

/// Takes every file for an edit of what is rendered now, and remembers what is rendered: no
/// generated file changes.
#[must_use]
pub fn adopt(files: FileSet, mut snapshot: Snapshot) -> Plan {
    let rendered: BTreeMap<String, Box<str>> = files
        .iter()
        .filter(|(_, file)| file.ownership == Ownership::Generated)
        .map(|(path, file)| (path.to_owned(), file.text.clone()))
        .collect();
    // What an older memory has left of other files is for the next run.
    snapshot.retain(|path, _| files.get(path).is_some());
    for (path, seen) in &mut snapshot {
        if rendered.contains_key(path) {
            seen.base = Base::Same;
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
