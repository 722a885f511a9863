use serde::Serialize;

use crate::model::Project;

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
    Views {
        service: service_view(project),
        project: project_view(project),
        entities: project
            .entities
            .iter()
            .map(|entity| entity_view(project, entity))
            .collect(),
    }
}
