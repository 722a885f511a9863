use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use fs_err as fs;

use crate::disk::files_below;
use crate::migrate::{
    FOLDER, MigrationError, MigrationFile, MigrationProblem, adopted, branch_conflicts, migrations,
    since_beginning,
};
use crate::model::Project;

use super::refusal::refused;
use super::{GenerateError, Run};

/// The migrations of a project, those that are there and those that are to come.
#[derive(Debug)]
pub struct MigrationFiles {
    /// The names of those that are there for the database of the last run, in order.
    pub existing: Vec<String>,
    /// The names of all for the database of this one, in order.
    pub all: Vec<String>,
    /// What is to come: paths and texts.
    pub new: Vec<(String, String)>,
    /// What those do that go forwards, by their paths.
    pub notes: BTreeMap<String, Vec<String>>,
}

/// The ending of the file that takes a migration forwards.
const UP: &str = ".up.sql";
/// The ending of the file that takes it back.
const DOWN: &str = ".down.sql";

impl MigrationFiles {
    /// Plans what takes the schema of the last run to that of the new one.
    ///
    /// # Errors
    /// When data would be lost without leave, or the folder of the migrations cannot be read.
    pub fn plan(
        run: &Run<'_>,
        past: Option<&Project>,
        project: &Project,
    ) -> Result<Self, GenerateError> {
        let folder = run.root.join(FOLDER);
        let files = files_below(&folder)?;
        let read = files.iter().map(|file| existing(&folder, file));
        let read = read.collect::<io::Result<Vec<_>>>()?;
        if !run.adopts {
            check_branches(since_beginning(&read)).map_err(|refusal| refused(run, &refusal))?;
        }
        let planned = migrations(past, project, &read, run.allow_destructive)
            .map_err(|refusal| refused(run, &refusal))?;
        let mut notes = BTreeMap::new();
        let mut new = Vec::new();
        for mut migration in planned {
            let told = std::mem::take(&mut migration.notes);
            let [up, down] = migration.files();
            notes.insert(up.0.clone(), told);
            new.extend([up, down]);
        }
        if let Some(text) = adopted(past, project).filter(|_| !run.adopts) {
            new.push((existing_path(run.root)?, text));
        }
        let current = since_beginning(&read).iter();
        let existing: Vec<String> = current.filter_map(|file| name(&file.name)).collect();
        let coming = new
            .iter()
            .filter_map(|(path, _)| name(path.strip_prefix(FOLDER)?));
        let begins = past.is_some_and(|past| past.engine != project.engine);
        let kept = existing.iter().filter(|_| !begins).cloned();
        let all = kept.chain(coming).collect();
        Ok(Self {
            existing,
            all,
            new,
            notes,
        })
    }
}

/// Where the tests find the tables that were there before the service.
const EXISTING: &str = "tests/existing";

/// The next file of that folder; those that are there stay as they are, because migrations build
/// on them.
fn existing_path(root: &Path) -> io::Result<String> {
    let count = files_below(&root.join(EXISTING))?.len();
    Ok(format!("{EXISTING}/{:04}_tables.sql", count + 1))
}

/// Holds before anything else: what a crossing loses is not to be built upon.
fn check_branches(files: &[MigrationFile]) -> Result<(), MigrationError> {
    let conflicts = branch_conflicts(files).into_iter();
    let problems: Vec<_> = conflicts.map(MigrationProblem::Crossed).collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(MigrationError { problems })
    }
}

/// Whether the database of the project has been begun.
///
/// # Errors
/// When the folder of the migrations cannot be read.
pub fn has_migrations(root: &Path) -> io::Result<bool> {
    let files = files_below(&root.join(FOLDER))?;
    Ok(files.iter().any(|file| name(file).is_some()))
}

/// A file of the folder; only those of migrations matter by their text.
fn existing(folder: &Path, file: &str) -> io::Result<MigrationFile> {
    let bytes = if file.ends_with(UP) || file.ends_with(DOWN) {
        fs::read(folder.join(file))?
    } else {
        Vec::new()
    };
    Ok(MigrationFile {
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
