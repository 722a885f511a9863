use serde::Serialize;

use crate::model::{Api, Engine, EntityNames, Project, Service};

use super::entity::{EntityView, entity_view};
use super::http::HttpView;
use super::listing::ListingView;
use super::operand::{OperandView, operands};
use super::uses::Uses;

/// For templates that are rendered once: `project` in their context.
#[derive(Debug, Serialize)]
pub struct ProjectView {
    pub entities: Vec<EntitySummary>,
    pub uses: Uses,
    pub http: HttpView,
    pub listing: ListingView,
    /// The kinds of values that lists filter and sort by.
    pub operands: Vec<OperandView>,
}

/// What templates that are rendered once need of an entity.
#[derive(Debug, Serialize)]
pub struct EntitySummary {
    #[serde(flatten)]
    pub names: EntityNames,
    /// The types that `models` gives out.
    pub model_types: Vec<String>,
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
    pub version: String,
    /// `/api/v1`, or nothing.
    pub prefix: String,
}

#[must_use]
pub fn project_view(project: &Project) -> ProjectView {
    let Project { service: _, engine: Engine::Sqlite, api: _, entities } = project;
    let uses = Uses::of(project);
    let operands = operands(project);
    ProjectView {
        entities: entities.iter().map(|entity| summary(entity_view(project, entity))).collect(),
        http: HttpView::of(&uses),
        listing: ListingView::of(&operands),
        operands,
        uses,
    }
}

#[must_use]
pub fn service_view(project: &Project) -> ServiceView {
    let Service { name, crate_name, title, description, version } = &project.service;
    let Api { prefix } = &project.api;
    ServiceView {
        name: name.clone(),
        crate_name: crate_name.clone(),
        title: title.clone(),
        description: description.clone(),
        version: version.clone(),
        prefix: prefix.clone(),
    }
}

fn summary(entity: EntityView) -> EntitySummary {
    EntitySummary {
        model_types: entity.model_types,
        names: entity.names,
        has_list: entity.has_list,
        has_get: entity.has_get,
        has_create: entity.has_create,
        has_update: entity.has_update,
        has_delete: entity.has_delete,
    }
}
