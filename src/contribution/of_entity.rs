use serde::Serialize;

use crate::model::{Action, Entity};

use super::app::ContainerPart;
use super::imports::ImportsView;

/// What a feature adds to the service of an entity.
#[derive(Debug, Default)]
pub struct EntityContribution {
    /// The parts of the container that the service holds, by their names.
    pub parts: Vec<&'static str>,
    pub steps: Vec<ServiceStep>,
    /// Statements that follow what an action does, in its transaction.
    pub action_steps: Vec<ActionStep>,
    /// Statements of the methods of the repository that store a change.
    pub stored: Vec<StoredStep>,
    /// Paths that these need.
    pub stored_imports: Vec<&'static str>,
    /// Handlers in its parts, each with a path of its own.
    pub handlers: Vec<String>,
    /// The models that the parts name.
    pub models: Vec<String>,
    /// Paths that the steps and the methods need.
    pub imports: Vec<String>,
    /// Those that the parts in the tests over HTTP need.
    pub test_imports: Vec<&'static str>,
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

/// A statement that follows what an action does.
#[derive(Debug, Clone)]
pub struct ActionStep {
    /// The method of the service.
    pub action: String,
    /// Over `tx` and `this`, and over the row by the variable of the entity's name unless the action is
    /// one of the collection.
    pub code: String,
}

/// A statement of a method of the repository.
#[derive(Debug, Clone)]
pub struct StoredStep {
    pub change: ServiceChange,
    /// Over `tx`, and over the row by the variable of the entity's name where the change has one, else
    /// over its `id`.
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
    /// The module of the service, and the type of the entity.
    pub module: String,
    pub rust_type: String,
    /// The method of the container that makes the service.
    pub service: String,
    pub parts: Vec<ContainerPart>,
    pub handlers: Vec<String>,
    pub models: Vec<String>,
    pub imports: ImportsView,
    pub test_imports: Vec<&'static str>,
    pub create: ChangeSteps,
    pub update: ChangeSteps,
    pub delete: ChangeSteps,
    pub link: ChangeSteps,
    /// What is done in the transactions of actions, in their order.
    pub actions: Vec<StepsView>,
    pub stored: StoredView,
}

/// The statements of a repository by the methods that they are in.
#[derive(Debug, Clone, Serialize)]
pub struct StoredView {
    pub imports: Vec<&'static str>,
    pub create: Vec<String>,
    pub update: Vec<String>,
    pub delete: Vec<String>,
    pub link: Vec<String>,
}

/// The steps that follow a change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeSteps {
    pub in_transaction: StepsView,
    pub after_commit: StepsView,
}

/// What stands around a call and behind it; nothing at all if there are no steps.
#[derive(Debug, Clone, Default, Serialize)]
pub struct StepsView {
    /// Around a block that would be an expression without the steps.
    pub open: &'static str,
    pub close: &'static str,
    /// In front of the call: `let post = `.
    pub bind: String,
    pub then: &'static str,
    /// The steps, and the result of the call.
    pub statements: Vec<String>,
}

impl EntityContributionView {
    /// With what is known of the parts of the container.
    pub(crate) fn of(
        entity: &Entity,
        all: &[EntityContribution],
        container: &[ContainerPart],
    ) -> Self {
        let is_held = |part: &&ContainerPart| all.iter().any(|one| one.parts.contains(&part.name));
        let row = entity.names.var.as_str();
        let steps = |change, result| {
            let at = |time| StepsView::of(codes(all, change, time), result);
            ChangeSteps {
                in_transaction: at(StepTime::InTransaction),
                after_commit: at(StepTime::AfterCommit),
            }
        };
        Self {
            module: entity.names.module_plural.clone(),
            rust_type: entity.names.rust_type.clone(),
            service: entity.names.service(),
            handlers: all.iter().flat_map(|one| &one.handlers).cloned().collect(),
            models: all.iter().flat_map(|one| &one.models).cloned().collect(),
            imports: ImportsView::of(all.iter().flat_map(|one| &one.imports)),
            test_imports: all
                .iter()
                .flat_map(|one| &one.test_imports)
                .copied()
                .collect(),
            parts: container.iter().filter(is_held).cloned().collect(),
            create: steps(ServiceChange::Create, row),
            update: steps(ServiceChange::Update, row),
            delete: steps(ServiceChange::Delete, "()"),
            link: steps(ServiceChange::Link, "()"),
            actions: entity
                .actions
                .iter()
                .map(|action| steps_of_action(all, action, row))
                .collect(),
            stored: StoredView::of(all),
        }
    }
}

fn codes(all: &[EntityContribution], change: ServiceChange, time: StepTime) -> Vec<String> {
    let steps = all.iter().flat_map(|one| &one.steps);
    let steps = steps.filter(|step| step.change == change && step.time == time);
    steps.map(|step| step.code.clone()).collect()
}

/// An action that stores its row is a change of it, too.
fn steps_of_action(all: &[EntityContribution], action: &Action, row: &str) -> StepsView {
    let mut statements = if action.stores() {
        codes(all, ServiceChange::Update, StepTime::InTransaction)
    } else {
        Vec::new()
    };
    let own = all.iter().flat_map(|one| &one.action_steps);
    let own = own.filter(|step| step.action == action.names.rust);
    statements.extend(own.map(|step| step.code.clone()));
    StepsView::of(statements, if action.is_on_row() { row } else { "()" })
}

impl StoredView {
    fn of(all: &[EntityContribution]) -> Self {
        let of = |change| {
            let steps = all.iter().flat_map(|one| &one.stored);
            let steps = steps.filter(|step| step.change == change);
            steps.map(|step| step.code.clone()).collect()
        };
        Self {
            imports: all
                .iter()
                .flat_map(|one| &one.stored_imports)
                .copied()
                .collect(),
            create: of(ServiceChange::Create),
            update: of(ServiceChange::Update),
            delete: of(ServiceChange::Delete),
            link: of(ServiceChange::Link),
        }
    }
}

impl StepsView {
    fn of(mut statements: Vec<String>, result: &str) -> Self {
        if statements.is_empty() {
            return Self::default();
        }
        statements.push(format!("Ok({result})"));
        Self {
            open: "{",
            close: "}",
            bind: if result == "()" {
                String::new()
            } else {
                format!("let {result} = ")
            },
            then: "?;",
            statements,
        }
    }
}
