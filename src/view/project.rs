use serde::Serialize;

use crate::model::{Api, Entity, Project, Service};

use super::action::{WorkflowView, workflows};
use super::auth::AuthView;
use super::cache::{CachedRouteView, cached_routes};
use super::database::DatabaseView;
use super::doc::doc_lines;
use super::entity::EntityView;
use super::events::{EventView, SubscriptionView, events, subscriptions};
use super::existing::ExistingView;
use super::graphql::ListFieldView;
use super::graphql_schema::{ScalarView, scalars, schema};
use super::graphql_subscriptions::SubscriptionFieldView;
use super::how_to::HowToView;
use super::index::{IndexView, refusing_indexes};
use super::literal::text;
use super::readme::ReadmeView;
use super::testing::SeedsView;
use super::uses::Uses;

/// For templates that are rendered once: `project` in their context.
#[derive(Debug, Serialize)]
pub struct ProjectView {
    pub entities: Vec<EntitySummary>,
    pub uses: Uses,
    pub seeds: SeedsView,
    pub readme: ReadmeView,
    pub how_to: Option<HowToView>,
    /// What is unique in the schema.
    pub indexes: Vec<IndexView>,
    pub existing: ExistingView,
    /// Nothing without authentication.
    pub auth: Option<AuthView>,
    pub workflows: Vec<WorkflowView>,
    /// The lines of the schema of GraphQL.
    pub graphql_schema: Vec<String>,
    pub graphql_scalars: Vec<ScalarView>,
    /// One of the subscriptions, if there are any.
    pub graphql_subscription: Option<SubscriptionFieldView>,
    /// The routes whose responses caches keep.
    pub cached_routes: Vec<CachedRouteView>,
    /// What is published where events are on.
    pub events: Vec<EventView>,
    /// What is handled of it, and of what other services publish.
    pub subscriptions: Vec<SubscriptionView>,
}

/// What templates that are rendered once need of an entity.
#[derive(Debug, Serialize)]
pub struct EntitySummary {
    /// As the spec calls it.
    pub name: String,
    pub wire: String,
    pub rust_type: String,
    pub rust_type_plural: String,
    pub module: String,
    pub module_plural: String,
    /// The module of the input: `post_input`.
    pub input_module: String,
    pub table: String,
    /// How rows of others belong to those of it.
    pub lists: Vec<ListFieldView>,
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
    /// The table that records the migrations of a database.
    pub migrations_table: String,
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
        auth: _,             // In a view of its own.
        tables: _,           // In migrations alone.
        feature_settings: _, // Each feature looks at its own.
        entities: _,         // Their views are there already.
    } = project;
    let uses = Uses::of(project);
    let mut fields = views.iter().flat_map(|view| &view.graphql.subscriptions);
    ProjectView {
        readme: ReadmeView::of(project, views),
        how_to: HowToView::of(project, views),
        seeds: SeedsView::of(project),
        entities: project.entities.iter().zip(views).map(summary).collect(),
        indexes: refusing_indexes(project),
        existing: ExistingView::of(project),
        auth: AuthView::of(project, views),
        workflows: workflows(project),
        graphql_schema: schema(views, project.has_decimals()),
        graphql_scalars: scalars(project.has_decimals()),
        graphql_subscription: fields.next().cloned(),
        cached_routes: cached_routes(project, views),
        events: events(project),
        subscriptions: subscriptions(project),
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
        migrations_table,
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
        migrations_table: migrations_table.clone(),
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

fn summary((entity, view): (&Entity, &EntityView)) -> EntitySummary {
    let EntityView { names, graphql, .. } = view;
    EntitySummary {
        name: entity.name.clone(),
        wire: names.wire.clone(),
        rust_type: names.rust_type.clone(),
        rust_type_plural: names.rust_type_plural.clone(),
        module: names.module.clone(),
        module_plural: names.module_plural.clone(),
        input_module: names.input_module(),
        table: names.table.clone(),
        lists: graphql.lists.clone(),
    }
}
