use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use fs_err as fs;

use crate::state::ENTITIES;

use super::walk::files_below;

/// Paths of the project's memory, each with its new text, or without one if it goes.
pub type MemoryChanges = BTreeMap<String, Option<String>>;

/// What changes in the memory of the project at `root`.
///
/// # Errors
/// When the memory is there and cannot be read.
pub fn memory_changes(root: &Path, wanted: BTreeMap<String, String>) -> io::Result<MemoryChanges> {
    let known = files_below(&root.join(ENTITIES))?;
    let gone: BTreeSet<String> = known
        .into_iter()
        .map(|name| format!("{ENTITIES}/{name}"))
        .filter(|path| !wanted.contains_key(path))
        .collect();
    let changed = wanted
        .into_iter()
        .filter(|(path, text)| !holds(root, path, text.as_bytes()))
        .map(|(path, text)| (path, Some(text)));
    Ok(gone
        .into_iter()
        .map(|path| (path, None))
        .chain(changed)
        .collect())
}

/// Whether a file has exactly this content.
#[must_use]
pub fn holds(root: &Path, path: &str, content: &[u8]) -> bool {
    fs::read(root.join(path)).is_ok_and(|found| found == content)
}
