use serde::Serialize;

use crate::model::{Api, Entity, EntityNames, Project, Service, Telemetry};

use super::database::DatabaseView;
use super::doc::doc_lines;
use super::entity::EntityView;
use super::existing::ExistingView;
use super::how_to::HowToView;
use super::literal::text;
use super::readme::ReadmeView;
use super::testing::SeedsView;
use super::unique::{UniqueView, uniques};
use super::uses::Uses;

/// For templates that are rendered once: `project` in their context.
#[derive(Debug, Serialize)]
pub struct ProjectView {
    pub entities: Vec<EntitySummary>,
    pub uses: Uses,
    pub seeds: SeedsView,
    pub readme: ReadmeView,
    pub how_to: Option<HowToView>,
    /// The modules of `controllers` that the router takes from: `{docs, health, posts}`.
    pub controllers: String,
    /// Those that the OpenAPI document describes.
    pub documented: String,
    /// What is unique in the schema.
    pub uniques: Vec<UniqueView>,
    pub existing: ExistingView,
    /// To a collector of OpenTelemetry.
    pub exports_traces: bool,
}

/// What templates that are rendered once need of an entity.
#[derive(Debug, Serialize)]
pub struct EntitySummary {
    #[serde(flatten)]
    pub names: EntityNames,
    /// The call that describes the entity's routes in the OpenAPI document.
    pub tag: String,
    /// The module of the input: `post_input`.
    pub input_module: String,
    pub has_list: bool,
    pub has_get: bool,
    pub has_create: bool,
    pub has_update: bool,
    pub has_delete: bool,
}

/// For every template: `service` in its context.
#[derive(Debug, Serialize)]
pub struct ServiceView {
    pub name: String,
    pub crate_name: String,
    pub title: String,
    pub description: Option<String>,
    /// The description as TOML and JSON spell a text.
    pub quoted_description: Option<String>,
    /// The title as Rust spells a text.
    pub quoted_title: String,
    /// What the documentation of the crate says.
    pub doc: Vec<String>,
    pub version: String,
    /// `/api/v1`, or nothing.
    pub prefix: String,
    pub database: DatabaseView,
    /// Of the environment variables: `BLOG_`.
    pub env_prefix: String,
}

#[must_use]
pub fn project_view(project: &Project, views: &[EntityView]) -> ProjectView {
    let Project {
        service: _,
        engine: _,
        pool: _,
        api: _,              // In the view of the service.
        feature_settings: _, // Each feature looks at its own.
        entities,
    } = project;
    let uses = Uses::of(project);
    ProjectView {
        readme: ReadmeView::of(project, views),
        how_to: HowToView::of(project, views),
        seeds: SeedsView::of(project),
        controllers: modules(&["docs", "health", "metrics"], entities),
        documented: modules(&["health", "metrics"], entities),
        entities: entities
            .iter()
            .zip(views)
            .map(|(entity, view)| summary(entity, view))
            .collect(),
        uniques: uniques(project),
        existing: ExistingView::of(project),
        exports_traces: Telemetry::of(project).exports_traces(),
        uses,
    }
}

#[must_use]
pub fn service_view(project: &Project) -> ServiceView {
    let Service {
        name,
        crate_name,
        title,
        description,
        version,
    } = &project.service;
    let Api { prefix } = &project.api;
    ServiceView {
        name: name.clone(),
        crate_name: crate_name.clone(),
        title: title.clone(),
        description: description.clone(),
        quoted_description: description
            .as_ref()
            .map(|text| serde_json::Value::from(text.as_str()).to_string()),
        quoted_title: text(title),
        doc: description.as_ref().map_or_else(
            || vec![format!("The {title} service.")],
            |text| doc_lines(Some(text)),
        ),
        version: version.clone(),
        prefix: prefix.clone(),
        env_prefix: env_prefix(project),
        database: DatabaseView::of(project),
    }
}

/// What the environment variables of a service start with: `CORNER_SHOP_`.
#[must_use]
pub fn env_prefix(project: &Project) -> String {
    format!("{}_", project.service.crate_name.to_uppercase())
}

fn summary(entity: &Entity, view: &EntityView) -> EntitySummary {
    EntitySummary {
        tag: tag(entity),
        input_module: view.names.input_module(),
        names: view.names.clone(),
        has_list: view.rows.has_list,
        has_get: view.rows.has_get,
        has_create: view.rows.has_create,
        has_update: view.taken.has_update,
        has_delete: view.rows.has_delete,
    }
}

fn tag(entity: &Entity) -> String {
    let EntityNames { human_plural, .. } = &entity.names;
    let description = entity
        .description
        .clone()
        .unwrap_or_else(|| format!("What can be done with {human_plural}."));
    format!("tag({}, {})", text(human_plural), text(&description))
}

fn modules(own: &[&str], entities: &[Entity]) -> String {
    let entities = entities
        .iter()
        .map(|entity| entity.names.module_plural.as_str());
    let modules: Vec<_> = own.iter().copied().chain(entities).collect();
    format!("{{{}}}", modules.join(", "))
}
