use serde::Serialize;

use crate::model::{Action, Entity, Field, Project};
use crate::names::pascal;
use crate::view::access::{RuleView, rule_of_action};
use crate::view::doc::doc_lines;

use super::body::{AssignmentView, GuardView, assignments, guards, reads_clock};
use super::contract::{ContractAction, contract_actions, other_states};
use super::input::ActionInputView;
use super::phrases;

/// What can be done with an entity beyond its operations.
#[derive(Debug, Serialize)]
pub struct ActionsView {
    /// On a row.
    pub rows: Vec<ActionView>,
    /// On the collection.
    pub collections: Vec<ActionView>,
    /// What clients send, by action.
    pub inputs: Vec<ActionInputView>,
    /// What the tests over HTTP know of them.
    pub contract: Vec<ContractAction>,
    /// The fields of new rows that have one value alone, with another one.
    pub other_states: Vec<String>,
}

/// An action or a transition.
#[derive(Debug, Serialize)]
pub struct ActionView {
    /// Among all actions of the entity.
    pub place: usize,
    /// Of the method and the handler.
    pub name: String,
    /// The type of the command, where commands have types: `PublishPostCommand`.
    pub command: String,
    /// The last segment of its path.
    pub route: String,
    /// In the OpenAPI document.
    pub operation: String,
    pub summary: String,
    /// What the spec says of it, behind an empty line.
    pub doc: Vec<String>,
    pub method_doc: String,
    /// Its input, if it has one.
    pub inputs: Vec<ActionInputView>,
    /// The parameter and the argument for it, with a comma in front.
    pub input_parameter: String,
    pub input_argument: &'static str,
    /// The field of the command for it, and the name of the field.
    pub input_field: String,
    pub input_name: &'static str,
    /// What a document calls its errors.
    pub errors: &'static str,
    pub guards: Vec<GuardView>,
    pub reads_clock: bool,
    pub assignments: Vec<AssignmentView>,
    /// What marks the place where people write by hand.
    pub marks: Vec<String>,
    /// Whether it stores the row.
    pub stores: bool,
    /// Who may perform it, and the constant that says so.
    pub access: RuleView,
    pub rule: String,
    /// Whether it writes the role of an account.
    pub gives_role: bool,
    /// Whether it writes the password of an account.
    pub ends_sessions: bool,
}

impl ActionsView {
    pub(in crate::view) fn of(project: &Project, entity: &Entity) -> Self {
        let views = |on_rows: bool| {
            let actions = entity.actions.iter().enumerate();
            let actions = actions.filter(|(_, action)| action.is_on_row() == on_rows);
            actions
                .map(|(place, action)| view(project, entity, (place, action)))
                .collect()
        };
        let actions = entity.actions.iter();
        Self {
            rows: views(true),
            collections: views(false),
            inputs: actions
                .filter_map(|action| ActionInputView::of(project, entity, action))
                .collect(),
            contract: contract_actions(project, entity),
            other_states: other_states(entity),
        }
    }
}

fn view(project: &Project, entity: &Entity, (place, action): (usize, &Action)) -> ActionView {
    let accounts = project.accounts_in(entity);
    let sets = |field: Option<&Field>| field.is_some_and(|field| action.sets(&field.names.wire));
    let names = &entity.names;
    let input = ActionInputView::of(project, entity, action);
    ActionView {
        place,
        name: action.names.rust.clone(),
        command: command(entity, action),
        route: action.route.clone(),
        operation: operation(entity, action),
        summary: phrases::summary(action, names),
        doc: action.description.as_ref().map_or_else(Vec::new, |text| {
            [vec![String::new()], doc_lines(Some(text))].concat()
        }),
        method_doc: phrases::method(action, names),
        errors: if input.is_some() {
            "UpdateErrors"
        } else {
            "ActionErrors"
        },
        guards: guards(entity, action),
        reads_clock: reads_clock(entity, action),
        assignments: assignments(entity, action),
        marks: marks(action),
        stores: action.stores(),
        access: RuleView::of_action(project, entity, action),
        rule: rule_of_action(action),
        gives_role: sets(accounts.and_then(|accounts| accounts.role)),
        ends_sessions: sets(accounts.map(|accounts| accounts.password)),
        input_parameter: input.as_ref().map_or_else(String::new, |input| {
            format!(", input: {}Input", input.rust_type)
        }),
        input_field: input.as_ref().map_or_else(String::new, |input| {
            format!("pub input: {}Input,", input.rust_type)
        }),
        input_name: if input.is_some() { "input" } else { "" },
        input_argument: if input.is_some() { ", input" } else { "" },
        inputs: input.into_iter().collect(),
    }
}

fn marks(action: &Action) -> Vec<String> {
    let wire = &action.names.wire;
    let mark = if action.is_on_row() {
        format!(
            "Your rules of `{wire}` go here: the row is locked, and an error undoes everything."
        )
    } else {
        format!("Your rules of `{wire}` go here: an error undoes everything.")
    };
    if action.custom {
        vec![mark]
    } else {
        Vec::new()
    }
}

/// `PublishPostCommand`, or `RecountPostsCommand`.
fn command(entity: &Entity, action: &Action) -> String {
    let object = if action.is_on_row() {
        &entity.names.rust_type
    } else {
        &entity.names.rust_type_plural
    };
    format!("{}{object}Command", pascal(&action.names.wire))
}

/// `publish_post`, or `recount_posts`.
pub(super) fn operation(entity: &Entity, action: &Action) -> String {
    let object = if action.is_on_row() {
        entity.names.wire.clone()
    } else {
        entity.names.wire_plural()
    };
    format!("{}_{object}", action.names.wire)
}
