//! The front end as one call: text in, project out.

use crate::diagnostics::Diagnostics;
use crate::features::Features;
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
    resolved(&features.keys(), file_name, bytes).map(|(project, _)| project)
}

/// The same, and where in the text it stands.
///
/// # Errors
/// Everything that is wrong with the spec, in the order of the places.
pub fn load_with_places(
    file_name: &str,
    bytes: &[u8],
) -> Result<(Project, spec::RawSpec), Diagnostics> {
    resolved(&keys(), file_name, bytes)
}

fn resolved(
    keys: &KeyTable,
    file_name: &str,
    bytes: &[u8],
) -> Result<(Project, spec::RawSpec), Diagnostics> {
    let spec::ParsedSpec { spec, mut problems } = spec::parse_all(file_name, bytes, keys)?;
    match resolve::resolve_all(&spec, &mut problems) {
        Some(project) if problems.is_empty() => Ok((project, spec)),
        _ => Err(Diagnostics::new(spec.source, problems)),
    }
}
