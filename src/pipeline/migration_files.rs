use std::io;
use std::path::Path;

use fs_err as fs;

use crate::disk::files_below;
use crate::migrate::{Existing, FOLDER, Migration, migrations};
use crate::model::Project;

use super::GenerateError;

/// The migrations of a project, those that are there and those that are to come.
#[derive(Debug)]
pub struct MigrationFiles {
    /// The names of those that are there, in order.
    pub existing: Vec<String>,
    /// The names of all, in order.
    pub all: Vec<String>,
    /// What is to come: paths and texts.
    pub new: Vec<(String, String)>,
}

/// The ending of the file that takes a migration forwards.
const UP: &str = ".up.sql";

impl MigrationFiles {
    /// Plans what takes the schema of the last run to that of the new one.
    ///
    /// # Errors
    /// When data would be lost without leave, or the folder of the migrations cannot be read.
    pub fn plan(
        root: &Path,
        past: Option<&Project>,
        project: &Project,
        allow_destructive: bool,
    ) -> Result<Self, GenerateError> {
        let files = files_below(&root.join(FOLDER))?;
        let read = files.iter().map(|file| existing(&root.join(FOLDER), file));
        let read = read.collect::<io::Result<Vec<_>>>()?;
        let new: Vec<(String, String)> = migrations(past, project, &read, allow_destructive)?
            .into_iter()
            .flat_map(Migration::files)
            .collect();
        let existing: Vec<String> = files.iter().filter_map(|file| name(file)).collect();
        let coming = new
            .iter()
            .filter_map(|(path, _)| name(path.strip_prefix(FOLDER)?));
        let all = existing.iter().cloned().chain(coming).collect();
        Ok(Self { existing, all, new })
    }
}

/// A file of the folder; only those that take a migration forwards matter by their text.
fn existing(folder: &Path, file: &str) -> io::Result<Existing> {
    let bytes = if file.ends_with(UP) {
        fs::read(folder.join(file))?
    } else {
        Vec::new()
    };
    Ok(Existing {
        name: file.to_owned(),
        text: String::from_utf8_lossy(&bytes).into_owned(),
    })
}

/// The name of a migration, from the file that takes it forwards.
fn name(file: &str) -> Option<String> {
    file.trim_start_matches('/')
        .strip_suffix(UP)
        .map(str::to_owned)
}
