use std::fmt::Debug;

use crate::catalog::TemplateFolder;
use crate::contribution::{Contribution, EntityContribution};
use crate::model::{Entity, Project};
use crate::spec::keys::FeatureKey;

/// Something that a service has or has not: all that the generator knows of it.
pub trait Feature: Debug + Sync {
    /// Also the name of the folder of its templates.
    fn name(&self) -> &'static str;

    /// The keys of the spec that it adds to the language. What they say is in the `feature_settings`
    /// of the project, or of an entity.
    fn keys(&self) -> &'static [FeatureKey] {
        &[]
    }

    /// Whether a project has it.
    fn is_on(&self, project: &Project) -> bool;

    /// Its templates, by default those in the folder of its name below `templates/`.
    fn templates(&self) -> TemplateFolder {
        TemplateFolder::embedded(self.name())
    }

    /// What it adds to the files that all services have; asked only of projects that have it.
    fn contribution(&self, _project: &Project) -> Contribution {
        Contribution::default()
    }

    /// What it adds to the service of an entity; asked only of projects that have it.
    fn entity_contribution(&self, _project: &Project, _entity: &Entity) -> EntityContribution {
        EntityContribution::default()
    }
}
