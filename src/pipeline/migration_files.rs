use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::diagnostics::{Diagnostic, Diagnostics, Problem, Problems, Span};
use crate::disk::files_below;
use crate::migrate::{
    BranchConflict, FOLDER, MigrationError, MigrationFile, MigrationHistory, MigrationLines,
    MigrationProblem, Renumbering, Reordering, adopted, branch_conflicts, conflicts_from,
    migrations, since_beginning,
};
use crate::model::Project;
use crate::spec::{self, RawEntity, RawSpec};

use super::error::GenerateError;
use super::found_migrations::{
    UP, check_merged, found_migrations, migration_lines_of, names, remembered_history,
};
use super::moved_files::MovedFiles;
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
    /// After which others each was written.
    pub history: MigrationHistory,
    /// Those that get another name.
    pub moved: MovedFiles,
    /// What their order means for databases, where one was chosen.
    pub reordering: Option<Reordering>,
}

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
        let found = found_migrations(request.root)?;
        let refuse = |refusal: MigrationError| refused(request, &refusal);
        check_merged(&found).map_err(refuse)?;
        let mut files = if let Some(order) = request.order {
            Self::plan_in_order(request, (past, project), &found, order)?
        } else {
            let conflicts = branch_conflicts(since_beginning(&found));
            let lines = || migration_lines_of(request.root, &found);
            check_branches(&found, conflicts, lines).map_err(refuse)?;
            Self::between(request, past, project, &found)?
        };
        if let Some(text) = adopted(past, project) {
            files.new.push((existing_path(request.root)?, text));
        }
        Ok(files)
    }

    /// The same where those that are there run in another order from now on.
    fn plan_in_order(
        request: &RunRequest<'_>,
        (past, project): (Option<&Project>, &Project),
        found: &[MigrationFile],
        order: &[String],
    ) -> Result<Self, GenerateError> {
        let lines = migration_lines_of(request.root, found);
        let order = Renumbering::of(order);
        let ordered = order.apply(found);
        let first = lines.first_number().unwrap_or_default();
        let conflicts = conflicts_from(since_beginning(&ordered), first);
        let conflicts = conflicts.into_iter();
        let conflicts = conflicts.map(|conflict| conflict.in_current_files(&order));
        check_branches(found, conflicts.collect(), || lines.clone())
            .map_err(|refusal| refused(request, &refusal))?;
        let files = Self::between(request, past, project, &ordered)?;
        let current = since_beginning(found);
        let moved = MovedFiles::of(request.root, current, &order)?;
        Ok(Self {
            existing: names(current),
            history: MigrationHistory::in_a_row(&order.names()).completed(&files.all),
            reordering: Some(Reordering::of(&lines, current, &order)),
            notes: files.notes.into_iter().chain(moved.notes()).collect(),
            moved,
            ..files
        })
    }

    /// Takes the migrations that are there for those of the project as it is; plans the first one
    /// where there are none.
    ///
    /// # Errors
    /// When the folder of the migrations cannot be read.
    pub fn adopt(request: &RunRequest<'_>, project: &Project) -> Result<Self, GenerateError> {
        let found = found_migrations(request.root)?;
        let has_begun = found.iter().any(MigrationFile::is_up);
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
        let existing = names(since_beginning(found));
        let coming = new
            .iter()
            .filter_map(|(path, _)| path.strip_prefix(FOLDER)?[1..].strip_suffix(UP));
        let begins = past.is_some_and(|past| past.engine != project.engine);
        let kept = existing.iter().filter(|_| !begins).cloned();
        let all: Vec<String> = kept.chain(coming.map(str::to_owned)).collect();
        Ok(Self {
            history: remembered_history(request.root).completed(&all),
            existing,
            all,
            new,
            notes,
            moved: MovedFiles::default(),
            reordering: None,
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
fn check_branches(
    files: &[MigrationFile],
    conflicts: Vec<BranchConflict>,
    lines: impl Fn() -> MigrationLines,
) -> Result<(), MigrationError> {
    if conflicts.is_empty() {
        return Ok(());
    }
    let order = lines().possible_order(since_beginning(files));
    let problems = conflicts
        .into_iter()
        .map(|conflict| MigrationProblem::Crossed {
            conflict,
            order: order.clone(),
        });
    Err(MigrationError {
        problems: problems.collect(),
    })
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
