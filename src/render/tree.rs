use serde::Serialize;
use tera::{Context, Value};

use crate::catalog::{CATALOG, Scope, Template};
use crate::model::{Entity, Project};
use crate::parallel::try_map;
use crate::view::{EntityView, ProjectView, entity_views, project_view, service_view};

use super::{Engine, File, FileSet, Ownership, RenderError};

/// Every file of the project, before it is laid out; `migrations` are the names of all of its
/// migrations, in order.
///
/// # Errors
/// When a template asks for something that its view does not have, or two write one file.
pub fn render(
    engine: &Engine,
    project: &Project,
    migrations: &[String],
) -> Result<FileSet, RenderError> {
    let service = value_of(&service_view(project));
    let mut files = FileSet::default();
    let mut context = Context::new();
    context.insert_value("service", service.clone());
    context.insert_value("migrations", Value::from(migrations.to_vec()));
    let views = entity_views(project);
    let view = project_view(project, &views);
    for path in left_out(project, &view, &views) {
        files.leave_out(path);
    }
    let mut rendered = render_service(engine, project, context, &view)?;
    rendered.extend(render_entities(engine, &service, project, views)?);
    for (path, file) in rendered {
        files.insert(path, file)?;
    }
    Ok(files)
}

/// The paths of templates that this project, or one of its entities, has no use for.
fn left_out(project: &Project, view: &ProjectView, entities: &[EntityView]) -> Vec<String> {
    let mut paths = Vec::new();
    for template in CATALOG {
        let is_for = template.is_for(project.engine);
        match template.scope {
            Scope::Service { when } if is_for && when(view) => {}
            Scope::Service { .. } => paths.push(template.target().to_owned()),
            Scope::Entity { when } => {
                let unwanted = entities.iter().filter(|view| !(is_for && when(view)));
                paths.extend(unwanted.map(|view| template.target_for(&view.names, project.engine)));
            }
        }
    }
    paths
}

type Rendered = Vec<(String, File)>;

fn render_service(
    engine: &Engine,
    project: &Project,
    mut context: Context,
    view: &ProjectView,
) -> Result<Rendered, RenderError> {
    context.insert_value("project", value_of(view));
    let templates = Template::all_for(project.engine)
        .filter(|template| matches!(template.scope, Scope::Service { when } if when(view)));
    try_map(templates.collect::<Vec<_>>(), |template| {
        render_file(engine, template, template.target().to_owned(), &context)
    })
}

fn render_entities(
    engine: &Engine,
    service: &Value,
    project: &Project,
    views: Vec<EntityView>,
) -> Result<Rendered, RenderError> {
    let entities = project.entities.iter().zip(views);
    let rendered = try_map(entities, |(entity, view)| {
        // The view goes when it is rendered: all of them and all texts would be much at once.
        render_entity(engine, service, project, (entity, &view))
    })?;
    Ok(rendered.into_iter().flatten().collect())
}

fn render_entity(
    engine: &Engine,
    service: &Value,
    project: &Project,
    (entity, view): (&Entity, &EntityView),
) -> Result<Rendered, RenderError> {
    let mut rendered = Vec::new();
    let mut context = Context::new();
    context.insert_value("service", service.clone());
    context.insert_value("entity", value_of(view));
    for template in Template::all_for(project.engine) {
        if matches!(template.scope, Scope::Entity { when } if when(view)) {
            let target = template.target_for(&entity.names, project.engine);
            rendered.push(render_file(engine, template, target, &context)?);
        }
    }
    Ok(rendered)
}

fn render_file(
    engine: &Engine,
    template: &Template,
    target: String,
    context: &Context,
) -> Result<(String, File), RenderError> {
    let text = engine.render(template, &target, context)?.into_boxed_str();
    Ok((
        target,
        File {
            text,
            layout: template.final_layout(),
            ownership: Ownership::Generated,
        },
    ))
}

fn value_of<View: Serialize>(view: &View) -> Value {
    Value::from_serializable(view)
}
