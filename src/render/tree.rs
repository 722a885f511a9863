use serde::Serialize;
use tera::{Context, Value};

use crate::catalog::{Scope, Template};
use crate::model::{Entity, Project};
use crate::parallel::try_map;
use crate::view::{EntityView, ProjectView, entity_views, project_view, service_view};

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
    let mut files = FileSet::default();
    let mut context = Context::new();
    context.insert_value("service", service.clone());
    context.insert_value("migrations", Value::from(migrations.to_vec()));
    let views = entity_views(project);
    let mut rendered = render_service(renderer, project, context, &project_view(project, &views))?;
    rendered.extend(render_entities(renderer, &service, project, views)?);
    for (path, file) in rendered {
        files.insert(path, file)?;
    }
    Ok(files)
}

type Rendered = Vec<(String, File)>;

fn render_service(
    renderer: &Renderer,
    project: &Project,
    mut context: Context,
    view: &ProjectView,
) -> Result<Rendered, RenderError> {
    context.insert_value("project", value_of(view));
    let templates = renderer.features.templates_of(project);
    let templates = templates.filter(|template| template.scope == Scope::Service);
    try_map(templates.collect::<Vec<_>>(), |template| {
        render_file(renderer, template, template.target().to_owned(), &context)
    })
}

fn render_entities(
    renderer: &Renderer,
    service: &Value,
    project: &Project,
    views: Vec<EntityView>,
) -> Result<Rendered, RenderError> {
    let entities = project.entities.iter().zip(views);
    let rendered = try_map(entities, |(entity, view)| {
        // The view goes when it is rendered: all of them and all texts would be much at once.
        render_entity(renderer, service, project, (entity, &view))
    })?;
    Ok(rendered.into_iter().flatten().collect())
}

fn render_entity(
    renderer: &Renderer,
    service: &Value,
    project: &Project,
    (entity, view): (&Entity, &EntityView),
) -> Result<Rendered, RenderError> {
    let mut rendered = Vec::new();
    let mut context = Context::new();
    context.insert_value("service", service.clone());
    context.insert_value("entity", value_of(view));
    for template in renderer.features.templates_of(project) {
        if template.scope == Scope::Entity && (template.when_entity)(view) {
            let target = template.target_for(&entity.names);
            rendered.push(render_file(renderer, template, target, &context)?);
        }
    }
    Ok(rendered)
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
