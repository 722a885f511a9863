use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Value};

use crate::catalog::{ENTITY_PLACES, PLACES, Scope, Template};
use crate::contribution::{EntityContributionView, FeatureItem};
use crate::model::Project;
use crate::parallel::try_map;
use crate::view::{EntityView, project_view, service_view};

use super::views::entity_views;
use super::{File, FileSet, Ownership, RenderError, Renderer};

/// Every file of the project, before it is laid out; `migrations` are the names of all of its
/// migrations, in order.
///
/// # Errors
/// When a template asks for something that its view does not have, or two write one file.
pub fn render(
    renderer: &Renderer,
    project: &Project,
    migrations: &[String],
) -> Result<FileSet, RenderError> {
    let service = value_of(&service_view(project));
    let templates: Vec<_> = renderer.features.templates_of(project).collect();
    let mut files = FileSet::default();
    let views = entity_views(project);
    let mut context = Context::new();
    context.insert_value("service", service.clone());
    context.insert_value("migrations", Value::from(migrations.to_vec()));
    context.insert_value("project", value_of(&project_view(project, &views)));
    context.insert_value("features", value_of(&renderer.features.switches(project)));
    let items = renderer.features.items(project);
    context.insert_value("items", value_of(&items));
    let contributions = renderer.features.contributions(project);
    context.insert_value("contributions", value_of(&contributions));
    for path in left_out(renderer, &templates, &views) {
        files.leave_out(path);
    }
    let parts = render_parts(
        renderer,
        &of_scope(&templates, Scope::Part),
        &PLACES,
        &context,
    )?;
    context.insert_value("parts", value_of(&parts));
    let mut written = render_service(renderer, &templates, &context)?;
    written.extend(render_items(renderer, &templates, &service, &items)?);
    let entities = views.into_iter().zip(contributions.services).collect();
    written.extend(render_entities(renderer, &templates, &service, entities)?);
    for (path, file) in written {
        files.insert(path, file)?;
    }
    Ok(files)
}

/// The paths of templates that this project, or one of its entities, has no use for.
fn left_out(renderer: &Renderer, used: &[&Template], entities: &[EntityView]) -> Vec<String> {
    let is_used = |template: &Template| used.iter().any(|used| used.source == template.source);
    let mut paths = Vec::new();
    for template in renderer.features.templates() {
        match template.scope {
            // Nobody declares those of items that a project does not have.
            Scope::Part | Scope::EntityPart | Scope::Item => {}
            Scope::Service if is_used(template) => {}
            Scope::Service => paths.push(template.target().to_owned()),
            Scope::Entity => {
                let is_used = is_used(template);
                let unwanted = entities
                    .iter()
                    .filter(|view| !(is_used && (template.when_entity)(view)));
                paths.extend(unwanted.map(|view| template.target_for(&view.names)));
            }
        }
    }
    paths
}

type Rendered = Vec<(String, File)>;

fn of_scope<'template>(
    templates: &[&'template Template],
    scope: Scope,
) -> Vec<&'template Template> {
    let templates = templates.iter().copied();
    templates
        .filter(|template| template.scope == scope)
        .collect()
}

/// The texts of parts by their places, in the order of the features.
fn render_parts(
    renderer: &Renderer,
    templates: &[&Template],
    places: &[&str],
    context: &Context,
) -> Result<BTreeMap<String, Vec<String>>, RenderError> {
    let places = places.iter().map(|place| ((*place).to_owned(), Vec::new()));
    let mut parts: BTreeMap<_, Vec<String>> = places.collect();
    for template in templates {
        let text = renderer.render(template, template.target(), context)?;
        if !text.trim().is_empty() {
            let place = parts.entry(template.place().to_owned()).or_default();
            place.push(text.trim_end().to_owned());
        }
    }
    Ok(parts)
}

fn render_service(
    renderer: &Renderer,
    templates: &[&Template],
    context: &Context,
) -> Result<Rendered, RenderError> {
    try_map(of_scope(templates, Scope::Service), |template| {
        render_file(renderer, template, template.target().to_owned(), context)
    })
}

fn render_items(
    renderer: &Renderer,
    templates: &[&Template],
    service: &Value,
    items: &BTreeMap<&str, Vec<FeatureItem>>,
) -> Result<Rendered, RenderError> {
    let mut files = Vec::new();
    for template in of_scope(templates, Scope::Item) {
        for item in items.get(template.feature()).into_iter().flatten() {
            let mut context = Context::new();
            context.insert_value("service", service.clone());
            context.insert_value("item", value_of(&item.view));
            let target = template.target_for_item(&item.file);
            files.push(render_file(renderer, template, target, &context)?);
        }
    }
    Ok(files)
}

fn render_entities(
    renderer: &Renderer,
    templates: &[&Template],
    service: &Value,
    views: Vec<(EntityView, EntityContributionView)>,
) -> Result<Rendered, RenderError> {
    let parts = of_scope(templates, Scope::EntityPart);
    let files = try_map(views, |(entity, contribution)| {
        let mut context = Context::new();
        context.insert_value("service", service.clone());
        context.insert_value("entity", value_of(&entity));
        context.insert_value("contribution", value_of(&contribution));
        let of_entity = parts.iter().copied();
        let of_entity = of_entity
            .filter(|part| (part.when_entity)(&entity))
            .collect::<Vec<_>>();
        let parts = render_parts(renderer, &of_entity, &ENTITY_PLACES, &context)?;
        context.insert_value("parts", value_of(&parts));
        // The view goes when it is rendered: all of them and all texts would be much at once.
        render_entity(renderer, templates, &entity, &context)
    })?;
    Ok(files.into_iter().flatten().collect())
}

fn render_entity(
    renderer: &Renderer,
    templates: &[&Template],
    entity: &EntityView,
    context: &Context,
) -> Result<Rendered, RenderError> {
    let templates = templates
        .iter()
        .filter(|template| template.scope == Scope::Entity && (template.when_entity)(entity));
    let files = templates.map(|template| {
        let target = template.target_for(&entity.names);
        render_file(renderer, template, target, context)
    });
    files.collect()
}

fn render_file(
    renderer: &Renderer,
    template: &Template,
    target: String,
    context: &Context,
) -> Result<(String, File), RenderError> {
    let text = renderer
        .render(template, &target, context)?
        .into_boxed_str();
    Ok((
        target,
        File {
            text,
            layout: template.layout(),
            ownership: Ownership::Generated,
        },
    ))
}

fn value_of<View: Serialize>(view: &View) -> Value {
    Value::from_serializable(view)
}
