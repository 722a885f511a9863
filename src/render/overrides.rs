use serde_json::json;

use crate::catalog::{CATALOG, Markers, Scope, components};
use crate::model::Project;
use crate::view::views;

use super::names::{Checked, Shape, unknown_names};
use super::{Overrides, RenderError};

/// Checks the templates that a project has put in the place of the tool's: each must be one that
/// there is, and may only use names that its view has.
///
/// # Errors
/// With everything that is wrong with them.
pub fn check_overrides(overrides: &Overrides, project: &Project) -> Result<(), RenderError> {
    if overrides.is_empty() {
        return Ok(());
    }
    let views = json!(views(project));
    let service = json!({
        "service": views["service"], "project": views["project"], "migrations": [""],
    });
    let entities = views["entities"].as_array().into_iter().flatten();
    let entity = entities
        .map(|entity| Shape::of(&json!({ "service": views["service"], "entity": entity })))
        .fold(Shape::Unknown, Shape::union);
    let mut checked: Vec<Checked<'_>> = components()
        .map(|(source, text)| Checked {
            source,
            text: overrides.get(source).map_or(text, String::as_str),
            markers: Markers::Braces,
            context: Shape::Unknown,
        })
        .collect();
    for (source, text) in overrides {
        if let Some(template) = CATALOG.iter().find(|template| template.source == source) {
            let context = match template.scope {
                Scope::Service { .. } => Shape::of(&service),
                Scope::Entity { .. } => entity.clone(),
            };
            checked.push(Checked {
                source,
                text,
                markers: template.markers,
                context,
            });
        } else if components().all(|(component, _)| component != source) {
            return Err(RenderError::UnknownOverride {
                path: source.clone(),
            });
        }
    }
    match unknown_names(&checked).into_iter().next() {
        None => Ok(()),
        Some(unknown) => Err(RenderError::UnknownName(unknown)),
    }
}
