use std::path::Path;

use crate::catalog::{Scope, Template};
use crate::cli::error::CliError;
use crate::diagnostics::nearest;
use crate::features::Features;
use crate::model::Entity;
use crate::state;

/// The template that an argument means: by its own path, or by the path of a file that it generates,
/// each with or without `.tera`.
///
/// # Errors
/// When there is none, or the project cannot be read.
pub fn named(root: &Path, given: &str) -> Result<&'static str, CliError> {
    let given = given.trim_start_matches("./");
    let given = given.strip_prefix("templates/").unwrap_or(given);
    let features = Features::standard();
    let found = |meant: &dyn Fn(&str) -> bool| features.sources().find(|source| meant(source));
    if let Some(source) = found(&|source| source == given) {
        return Ok(source);
    }
    if let Some(source) = generating(root, given)? {
        return Ok(source);
    }
    if let Some(source) = found(&|source| source.strip_suffix(".tera") == Some(given)) {
        return Ok(source);
    }
    Err(CliError::UnknownTemplate {
        path: given.to_owned(),
        nearest: nearest(given, features.sources())
            .or_else(|| nearest(&format!("service/{given}"), features.sources())),
    })
}

/// The template of a file of the project.
fn generating(root: &Path, path: &str) -> Result<Option<&'static str>, CliError> {
    let Some(state) = state::read(root)? else {
        return Ok(None);
    };
    let project = state.project;
    let path = path.strip_suffix(".tera").unwrap_or(path);
    let generates = |template: &&Template| {
        let of_entity = |entity: &Entity| template.target_for(&entity.names) == path;
        match template.scope {
            Scope::Service => template.target() == path,
            Scope::Entity => template.target() == path || project.entities.iter().any(of_entity),
            Scope::Part => false,
        }
    };
    let mut templates = Features::standard().templates_of(&project);
    Ok(templates
        .find(generates)
        .map(|template| template.source.as_str()))
}
