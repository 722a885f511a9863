use std::path::Path;

use crate::catalog::{CATALOG, Scope, components};
use crate::cli::error::CliError;
use crate::diagnostics::nearest;
use crate::state;

/// The template that an argument means: by its own path, with or without `.tera`, or by the path of
/// a file that it generates.
///
/// # Errors
/// When there is none, or the project cannot be read.
pub fn named(root: &Path, given: &str) -> Result<&'static str, CliError> {
    let given = given.trim_start_matches("./");
    let given = given.strip_prefix("templates/").unwrap_or(given);
    let sources = || {
        let templates = CATALOG.iter().map(|template| template.source);
        templates.chain(components().map(|(source, _)| source))
    };
    let is_meant = |source: &&str| *source == given || source.strip_suffix(".tera") == Some(given);
    if let Some(source) = sources().find(is_meant) {
        return Ok(source);
    }
    if let Some(source) = generating(root, given)? {
        return Ok(source);
    }
    Err(CliError::UnknownTemplate {
        path: given.to_owned(),
        nearest: nearest(given, sources()),
    })
}

/// The template of an entity's file.
fn generating(root: &Path, path: &str) -> Result<Option<&'static str>, CliError> {
    let Some(state) = state::read(root)? else {
        return Ok(None);
    };
    let mut of_entities = CATALOG
        .iter()
        .filter(|template| matches!(template.scope, Scope::Entity { .. }));
    Ok(of_entities
        .find(|template| {
            let mut entities = state.project.entities.iter();
            entities.any(|entity| template.target_for(&entity.names) == path)
        })
        .map(|template| template.source))
}
