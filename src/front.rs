//! The front end as one call: text in, project out.

use crate::diagnostics::{Diagnostic, Diagnostics, Problems, RuleProblem};
use crate::features::Features;
use crate::migrate::{TableBeyondLimit, tables_beyond_limits};
use crate::model::Project;
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
