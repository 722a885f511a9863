use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use fs_err as fs;

use crate::diagnostics::{Diagnostic, Diagnostics, Problem, Problems, Span};
use crate::disk::files_below;
use crate::migrate::{
    FOLDER, MigrationError, MigrationFile, MigrationProblem, adopted, branch_conflicts, migrations,
    since_beginning,
};
use crate::model::Project;
use crate::spec::{self, RawEntity, RawSpec};

use super::error::GenerateError;
use super::request::RunRequest;

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
    /// When data would be lost without permission, or the folder of the migrations cannot be read.
    pub fn plan(
        request: &RunRequest<'_>,
        past: Option<&Project>,
        project: &Project,
    ) -> Result<Self, GenerateError> {
        let found = found(request.root)?;
        check_branches(since_beginning(&found)).map_err(|refusal| refused(request, &refusal))?;
        let mut files = Self::between(request, past, project, &found)?;
        if let Some(text) = adopted(past, project) {
            files.new.push((existing_path(request.root)?, text));
        }
        Ok(files)
    }

    /// Takes the migrations that are there for those of the project as it is; plans the first one
    /// where there are none.
    ///
    /// # Errors
    /// When the folder of the migrations cannot be read.
    pub fn adopt(request: &RunRequest<'_>, project: &Project) -> Result<Self, GenerateError> {
        let found = found(request.root)?;
        let has_begun = found.iter().any(|file| name(&file.name).is_some());
        Self::between(request, has_begun.then_some(project), project, &found)
    }

    fn between(
        request: &RunRequest<'_>,
        past: Option<&Project>,
        project: &Project,
        found: &[MigrationFile],
    ) -> Result<Self, GenerateError> {
        let planned = migrations(past, project, found, request.allow_destructive)
            .map_err(|refusal| refused(request, &refusal))?;
        let mut notes = BTreeMap::new();
        let mut new = Vec::new();
        for mut migration in planned {
            let told = std::mem::take(&mut migration.notes);
            let [up, down] = migration.files();
            notes.insert(up.0.clone(), told);
            new.extend([up, down]);
        }
        let current = since_beginning(found).iter();
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

/// The files of the folder; only those of migrations matter by their text.
fn found(root: &Path) -> io::Result<Vec<MigrationFile>> {
    let folder = root.join(FOLDER);
    let files = files_below(&folder)?;
    files.iter().map(|file| existing(&folder, file)).collect()
}

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

/// Why there is no migration, each reason with its place in the spec.
fn refused(request: &RunRequest<'_>, refusal: &MigrationError) -> Diagnostics {
    // It was read before; what is wrong with it now is worth telling all the same.
    let spec = match spec::parse(request.spec_name, request.spec, &request.features.keys()) {
        Ok(spec) => spec,
        Err(problems) => return problems,
    };
    let mut problems = Problems::default();
    for problem in &refusal.problems {
        let wording = Problem::Migration(problem.wording());
        problems.push(Diagnostic::error(wording, place(&spec, problem)));
    }
    Diagnostics::new(spec.source, problems)
}

/// The name that the problem is about, or the nearest thing around it that is in the spec.
fn place(spec: &RawSpec, problem: &MigrationProblem) -> Span {
    let entity = problem.place().and_then(|(name, member)| {
        let mut entities = spec.entities.iter();
        let entity = entities.find(|entity| entity.name.value == name)?;
        Some(member.map_or(entity.name.span, |member| member_place(entity, member)))
    });
    entity.or(spec.entities_key).unwrap_or_default()
}

/// A relation is also found by its column.
fn member_place(entity: &RawEntity, name: &str) -> Span {
    let fields = entity.fields.iter().map(|field| &field.name);
    let relations = || entity.relations.iter().map(|relation| &relation.name);
    let is_key = |relation: &str| name.strip_suffix("_id") == Some(relation);
    fields
        .chain(relations())
        .find(|member| member.value == name)
        .or_else(|| relations().find(|relation| is_key(&relation.value)))
        .map_or(entity.name.span, |member| member.span)
}
