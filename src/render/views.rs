use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use crate::catalog::{ENTITY_PLACES, PLACES};
use crate::contribution::{Contributions, FeatureItem};
use crate::features::Features;
use crate::model::Project;
use crate::parallel::map;
use crate::view::{EntityView, ProjectView, ServiceView, entity_view, project_view, service_view};

/// Everything that templates see, for people who look at a stage, and for checks of names.
#[derive(Debug, Serialize)]
pub struct Views {
    pub service: ServiceView,
    pub project: ProjectView,
    pub features: BTreeMap<&'static str, bool>,
    pub contributions: Contributions,
    pub items: BTreeMap<&'static str, Vec<FeatureItem>>,
    pub entities: Vec<EntityView>,
}

#[must_use]
pub fn views(features: &Features, project: &Project) -> Views {
    let entities = entity_views(project);
    Views {
        service: service_view(project),
        project: project_view(project, &entities),
        features: features.switches(project),
        contributions: features.contributions(project),
        items: features.items(project),
        entities,
    }
}

/// The view of each entity, worked out on all cores.
pub(super) fn entity_views(project: &Project) -> Vec<EntityView> {
    map(&project.entities, |entity| entity_view(project, entity))
}

impl Views {
    /// The context of the templates that are rendered once, with a part for each place.
    #[must_use]
    pub fn service_context(&self) -> Value {
        json!({
            "service": self.service,
            "project": self.project,
            "features": self.features,
            "contributions": self.contributions,
            "items": self.items,
            "parts": with_a_part_each(&PLACES),
            "migrations": [""],
        })
    }

    /// The context of the templates for each item of a feature.
    pub fn item_contexts(&self) -> impl Iterator<Item = Value> {
        let items = self.items.values().flatten();
        items.map(|item| json!({"service": self.service, "item": item.view}))
    }

    /// The context of the templates for each entity.
    pub fn entity_contexts(&self) -> impl Iterator<Item = Value> {
        let entities = self.entities.iter().zip(&self.contributions.services);
        entities.map(|(entity, contribution)| {
            json!({
                "service": self.service,
                "entity": entity,
                "contribution": contribution,
                "parts": with_a_part_each(&ENTITY_PLACES),
            })
        })
    }
}

fn with_a_part_each(places: &[&str]) -> Value {
    let parts = places.iter();
    Value::Object(
        parts
            .map(|place| ((*place).to_owned(), json!([""])))
            .collect(),
    )
}
