use crate::catalog::{Markers, Scope, components};
use crate::diagnostics::{Diagnostic, Span, TemplateProblem};
use crate::features::Features;
use crate::model::Project;

use super::names::{Checked, UnknownName, ValueShape, unknown_names};
use super::{Overrides, views};

/// The names in overrides that their views do not have; the overrides are known to be templates.
#[must_use]
pub fn unknown_in_overrides<'a>(
    features: &'a Features,
    overrides: &'a Overrides,
    project: &Project,
) -> Vec<(&'a str, Vec<Diagnostic>)> {
    let checked = checked(features, overrides, project);
    let unknown = unknown_names(&checked);
    overrides
        .iter()
        .map(|(source, text)| {
            let of_this = unknown.iter().filter(|unknown| unknown.source == *source);
            let problems = of_this.map(|unknown| diagnostic(text, unknown));
            (source.as_str(), problems.collect())
        })
        .collect()
}

fn checked<'a>(
    features: &'a Features,
    overrides: &'a Overrides,
    project: &Project,
) -> Vec<Checked<'a>> {
    let views = views(features, project);
    let service = ValueShape::of(&views.service_context());
    let entities = views.entity_contexts();
    let entity = entities.map(|context| ValueShape::of(&context));
    let entity = entity.fold(ValueShape::Unknown, ValueShape::union);
    let items = views.item_contexts();
    let items = items.map(|context| ValueShape::of(&context));
    let item = items.fold(ValueShape::Unknown, ValueShape::union);
    let parts = components().map(|(source, text)| Checked {
        source,
        text: overrides.get(source).map_or(text, String::as_str),
        markers: Markers::Braces,
        context: ValueShape::Unknown,
    });
    let templates = features.templates().filter_map(|template| {
        let text = overrides.get(&template.source)?;
        let context = match template.scope {
            Scope::Service | Scope::Part => service.clone(),
            Scope::Entity | Scope::EntityPart => entity.clone(),
            Scope::Item => item.clone(),
        };
        Some(Checked {
            source: &template.source,
            text,
            markers: template.markers,
            context,
        })
    });
    parts.chain(templates).collect()
}

/// With the place of the name in its tag.
fn diagnostic(text: &str, unknown: &UnknownName) -> Diagnostic {
    let name = &unknown.name;
    let tag = text.get(unknown.offset..).unwrap_or_default();
    let at = unknown.offset + tag.find(name.as_str()).unwrap_or_default();
    let problem = TemplateProblem::UnknownName { name: name.clone() };
    Diagnostic::error(problem, Span::new(at, at + name.len()))
}
