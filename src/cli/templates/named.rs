use std::path::Path;

use crate::catalog::{Scope, Template, sources};
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
    let found = |meant: &dyn Fn(&str) -> bool| sources().find(|source| meant(source));
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
        nearest: nearest(given, sources()),
    })
}

/// The template of a file of the project.
fn generating(root: &Path, path: &str) -> Result<Option<&'static str>, CliError> {
    let Some(state) = state::read(root)? else {
        return Ok(None);
    };
    let project = state.project;
    let generates = |template: &&Template| match template.scope {
        Scope::Service { .. } => template.target() == path,
        Scope::Entity { .. } => {
            let mut entities = project.entities.iter();
            entities.any(|entity| template.target_for(&entity.names, project.engine) == path)
        }
    };
    let mut templates = Template::all_for(project.engine);
    Ok(templates.find(generates).map(|template| template.source))
}
