use serde::Serialize;

use crate::model::Project;
use crate::parallel::map;

use super::{EntityView, ProjectView, ServiceView, entity_view, project_view, service_view};

/// Everything that templates see, for people who look at a stage.
#[derive(Debug, Serialize)]
pub struct Views {
    pub service: ServiceView,
    pub project: ProjectView,
    pub entities: Vec<EntityView>,
}

#[must_use]
pub fn views(project: &Project) -> Views {
    let entities = entity_views(project);
    Views {
        service: service_view(project),
        project: project_view(project, &entities),
        entities,
    }
}

/// The view of each entity, worked out on all cores.
#[must_use]
pub fn entity_views(project: &Project) -> Vec<EntityView> {
    map(&project.entities, |entity| entity_view(project, entity))
}
