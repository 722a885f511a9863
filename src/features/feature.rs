use std::fmt::Debug;

use crate::catalog::TemplateFolder;
use crate::contribution::{Contribution, EntityContribution, FeatureItem};
use crate::diagnostics::Problem;
use crate::model::{Entity, Project};
use crate::spec::keys::FeatureKey;

use super::named_spec::NamedSpec;

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

    /// The specs of other services that it needs.
    fn named_specs(&self, _project: &Project) -> Vec<NamedSpec> {
        Vec::new()
    }

    /// Completes the settings of a project by what one of them says.
    ///
    /// # Errors
    /// When there is nothing in it that is of use.
    fn learn(&self, _: &mut Project, _: &NamedSpec, _other: &Project) -> Result<(), Problem> {
        Ok(())
    }

    /// What its templates whose paths have `__item__` are rendered for, each by itself; the others see
    /// all of them. Asked only of projects that have it.
    fn items(&self, _project: &Project) -> Vec<FeatureItem> {
        Vec::new()
    }

    /// What it adds to the service of an entity; asked only of projects that have it.
    fn entity_contribution(&self, _project: &Project, _entity: &Entity) -> EntityContribution {
        EntityContribution::default()
    }
}
