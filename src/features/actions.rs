//! Actions and transitions: what can be done with a resource beyond the operations.

use crate::catalog::TemplateFolder;
use crate::contribution::EntityContribution;
use crate::model::{Action, Entity, Project};

use super::feature::Feature;

/// Actions of entities, and transitions of their fields.
#[derive(Debug)]
pub struct Actions;

impl Feature for Actions {
    fn name(&self) -> &'static str {
        "actions"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.has_entity(has_actions)
    }

    fn templates(&self) -> TemplateFolder {
        TemplateFolder::embedded(self.name())
            .when(has_conditions, &["src/services/conditions.rs"])
            .when(
                has_states,
                &["src/validation/states.rs", "_parts/readme_sections.md"],
            )
            .when(has_bare_actions, &["src/http/action.rs"])
    }

    fn entity_contribution(&self, _: &Project, entity: &Entity) -> EntityContribution {
        let inputs = entity
            .actions
            .iter()
            .filter_map(|action| action.input.as_ref());
        let models = inputs.flat_map(|input| {
            let name = &input.rust_type;
            [name.clone(), format!("{name}Input")]
        });
        if !has_actions(entity) {
            return EntityContribution::default();
        }
        EntityContribution {
            handlers: entity
                .actions
                .iter()
                .map(|action| action.names.rust.clone())
                .collect(),
            models: models.collect(),
            imports: IMPORTS.map(str::to_owned).to_vec(),
            test_imports: vec!["crate::contract::{Action, Outcome, Refusal, RowState}"],
            ..EntityContribution::default()
        }
    }
}

/// What the methods may need.
const IMPORTS: [&str; 4] = [
    "chrono::{SubsecRound, Utc}",
    "rust_decimal::dec",
    "serde_json::json",
    "uuid::uuid",
];

fn has_actions(entity: &Entity) -> bool {
    !entity.actions.is_empty()
}

/// Some actions ask for something.
fn has_conditions(project: &Project) -> bool {
    has_action(project, |action| {
        action.transition.is_some() || !action.when.is_empty()
    })
}

fn has_states(project: &Project) -> bool {
    project.has_entity(|entity| entity.fields.iter().any(|field| field.has_transitions))
}

/// Some actions have no input.
fn has_bare_actions(project: &Project) -> bool {
    has_action(project, |action| action.input.is_none())
}

fn has_action(project: &Project, is_like: impl Fn(&Action) -> bool) -> bool {
    project.has_entity(|entity| entity.actions.iter().any(&is_like))
}
