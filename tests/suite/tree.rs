//! A folder as data.

use std::collections::BTreeMap;
use std::path::Path;

use scaffold::apply::{ConflictPolicy, Lock};
use scaffold::pipeline::{GenerateError, RunOutcome, commit, commit_new};

/// All files below a folder with their texts, without the tool's lock and the history of git.
pub fn tree(root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs_err::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            if path.file_name().is_some_and(|name| name == ".git") {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if !name.ends_with(".scaffold/lock") {
                let bytes = fs_err::read(path).unwrap();
                files.insert(name, String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }
    files
}

/// Writes what was planned, in the place of a project or for one that is there.
pub fn write_out(root: &Path, outcome: RunOutcome<'_>) -> Result<(), GenerateError> {
    if root.join(".scaffold").exists() {
        let lock = Lock::wait(root, || {})?;
        commit(&lock, outcome, ConflictPolicy::Refuse)
    } else {
        commit_new(root, outcome)
    }
}
