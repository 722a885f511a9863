use serde::Serialize;

use super::app::ContainerPart;

/// What a feature adds to the service of an entity.
#[derive(Debug, Default)]
pub struct EntityContribution {
    /// The parts of the container that the service holds, by their names.
    pub parts: Vec<&'static str>,
    pub steps: Vec<ServiceStep>,
    /// Paths that the steps need.
    pub imports: Vec<String>,
}

/// A statement that follows a change.
#[derive(Debug, Clone)]
pub struct ServiceStep {
    pub change: ServiceChange,
    pub time: StepTime,
    /// Over the row, by the variable of the entity's name, where the change has one, and else over
    /// its `id`; in the transaction over `tx` and `this`, after it over `self`.
    pub code: String,
}

/// The changes that a service makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServiceChange {
    Create,
    Update,
    Delete,
    /// A row is added to those of another one, or removed from them.
    Link,
}

/// When a step is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepTime {
    /// In the transaction of the change, which an error of the step undoes.
    InTransaction,
    /// After the transaction has been committed.
    AfterCommit,
}

/// What all features add to the service of an entity: `contribution` in the context of its
/// templates.
#[derive(Debug, Clone, Serialize)]
pub struct EntityContributionView {
    pub parts: Vec<ContainerPart>,
    pub imports: Vec<String>,
    pub create: StepsView,
    pub update: StepsView,
    pub delete: StepsView,
    pub link: StepsView,
}

#[derive(Debug, Clone, Serialize)]
pub struct StepsView {
    pub in_transaction: Vec<String>,
    pub after_commit: Vec<String>,
}

impl EntityContributionView {
    /// With what is known of the parts of the container.
    pub(super) fn of(all: Vec<EntityContribution>, container: &[ContainerPart]) -> Self {
        let is_held = |part: &&ContainerPart| all.iter().any(|one| one.parts.contains(&part.name));
        let steps = |change| {
            let at = |time| {
                let steps = all.iter().flat_map(|one| &one.steps);
                let steps = steps.filter(|step| step.change == change && step.time == time);
                steps.map(|step| step.code.clone()).collect()
            };
            StepsView {
                in_transaction: at(StepTime::InTransaction),
                after_commit: at(StepTime::AfterCommit),
            }
        };
        Self {
            imports: all.iter().flat_map(|one| &one.imports).cloned().collect(),
            parts: container.iter().filter(is_held).cloned().collect(),
            create: steps(ServiceChange::Create),
            update: steps(ServiceChange::Update),
            delete: steps(ServiceChange::Delete),
            link: steps(ServiceChange::Link),
        }
    }
}
