//! The front end as one call: text in, project out.

use std::path::Path;

use fs_err as fs;

use crate::diagnostics::{Diagnostic, Diagnostics, Problems, RuleProblem, SystemProblem};
use crate::features::Features;
use crate::migrate::{TableBeyondLimit, tables_beyond_limits};
use crate::model::{Project, System};
use crate::resolve;
use crate::spec::{self, KeyTable};

/// The language with the keys of every feature of the tool.
#[must_use]
pub fn keys() -> KeyTable {
    Features::standard().keys()
}

/// Reads and resolves a spec; the problems of both stages come together.
///
/// # Errors
/// Everything that is wrong with the spec, in the order of the places.
pub fn load(file_name: &str, bytes: &[u8]) -> Result<Project, Diagnostics> {
    load_with_places(file_name, bytes).map(|(project, _)| project)
}

/// The same with the keys of these features.
///
/// # Errors
/// Everything that is wrong with the spec, in the order of the places.
pub fn load_with(
    features: &Features,
    file_name: &str,
    bytes: &[u8],
) -> Result<Project, Diagnostics> {
    resolved(features, file_name, bytes).map(|(project, _)| project)
}

/// The same, and where in the text it stands.
///
/// # Errors
/// Everything that is wrong with the spec, in the order of the places.
pub fn load_with_places(
    file_name: &str,
    bytes: &[u8],
) -> Result<(Project, spec::RawSpec), Diagnostics> {
    resolved(Features::standard(), file_name, bytes)
}

fn resolved(
    features: &Features,
    file_name: &str,
    bytes: &[u8],
) -> Result<(Project, spec::RawSpec), Diagnostics> {
    let spec::ParsedSpec { spec, mut problems } =
        spec::parse_all(file_name, bytes, &features.keys())?;
    let mut project = resolve::resolve_all(&spec, &mut problems);
    if let Some(project) = project.as_mut().filter(|_| problems.is_empty()) {
        project.tables = features.tables(project);
    }
    if let Some(project) = project.as_ref().filter(|_| problems.is_empty()) {
        add_large_tables(project, &spec, &mut problems);
    }
    match project {
        Some(project) if problems.is_empty() => Ok((project, spec)),
        _ => Err(Diagnostics::new(spec.source, problems)),
    }
}

/// Reads and resolves the spec of a system with those of its services, whose paths begin at `folder`.
///
/// # Errors
/// Everything that is wrong with it; of a service's own spec, the first thing.
pub fn load_system(
    folder: &Path,
    file_name: &str,
    bytes: &[u8],
) -> Result<(System, spec::RawSystem), Diagnostics> {
    let spec::ParsedSystem {
        system,
        mut problems,
    } = spec::parse_system(file_name, bytes)?;
    let load_member = |path: &str| load_member(folder, path);
    let resolved = resolve::resolve_system(&system, load_member, &mut problems);
    match resolved {
        Some(resolved) if problems.is_empty() => Ok((resolved, system)),
        _ => Err(Diagnostics::new(system.source, problems)),
    }
}

fn load_member(folder: &Path, path: &str) -> Result<Project, SystemProblem> {
    let bytes = fs::read(folder.join(path)).map_err(|error| SystemProblem::SpecAbsent {
        path: path.to_owned(),
        reason: error.kind().to_string(),
    })?;
    load(path, &bytes).map_err(|problems| {
        let first = problems.iter().next().map(|first| {
            let place = problems.source().position(first.span.start);
            let message = first.problem.wording().message;
            format!("{message}, at {}:{}", place.line, place.column)
        });
        SystemProblem::SpecFaulty {
            path: path.to_owned(),
            first: first.unwrap_or_default(),
        }
    })
}

/// Finds the tables that the engine would refuse.
fn add_large_tables(project: &Project, spec: &spec::RawSpec, problems: &mut Problems) {
    for table in tables_beyond_limits(project) {
        let TableBeyondLimit {
            entity,
            measure,
            size,
            limit,
        } = table;
        let entities = spec.entities.iter();
        let mut named = entities.filter(|raw| raw.name.value == entity);
        let place = named.next().map(|raw| raw.name.span).unwrap_or_default();
        let problem = RuleProblem::TableTooLarge {
            entity,
            engine: project.engine.human(),
            measure,
            size,
            limit,
        };
        problems.push(Diagnostic::error(problem, place));
    }
}
