use serde::Serialize;
use serde_json::Value;

use crate::model::{
    Action, AssignedValue, Assignment, Entity, Field, FieldKind, Operation, Project,
};
use crate::sample::any_sample;
use crate::view::literal::{json, text};
use crate::view::testing::{DescribedField, Difference, resource};

use super::body::Target;
use super::search::{ReachedRow, happens_once, ready, refused};

/// An action as the tests over HTTP know it.
#[derive(Debug, Serialize)]
pub struct ContractAction {
    /// Of its description: `PUBLISH`.
    pub constant: String,
    pub route: String,
    /// The fields of its input.
    pub input: Vec<DescribedField>,
    /// What else is not as usual.
    pub differences: Vec<Difference>,
    pub rules: Vec<ContractRule>,
}

/// A function of the contract that an action keeps.
#[derive(Debug, Serialize)]
pub struct ContractRule {
    /// Of the test.
    pub test: String,
    pub name: &'static str,
}

pub(super) fn contract_actions(project: &Project, entity: &Entity) -> Vec<ContractAction> {
    let actions = entity.actions.iter();
    actions
        .map(|action| contract_action(project, entity, action))
        .collect()
}

fn contract_action(project: &Project, entity: &Entity, action: &Action) -> ContractAction {
    let ready = ready(entity, action);
    let refused = refused(entity, action);
    let rules = [
        (
            "changes_rows",
            "performs",
            action.is_on_row() && ready.is_some(),
        ),
        ("is_done", "performs_on_collection", !action.is_on_row()),
        ("needs_its_state", "rejects_other_states", refused.is_some()),
        ("happens_once", "happens_once", happens_once(entity, action)),
        (
            "rejects_faulty_input",
            "rejects_faulty_input",
            action.input.is_some() && ready.is_some(),
        ),
        ("needs_a_row", "rejects_unknown_rows", action.is_on_row()),
        (
            "checks_versions",
            "checks_versions_of_action",
            entity.versioned && action.is_on_row() && ready.is_some(),
        ),
    ];
    let rules = rules.into_iter().filter(|(.., kept)| *kept);
    let values = [
        (
            "on_collection",
            (!action.is_on_row()).then(|| "true".to_owned()),
        ),
        (
            "payload",
            action.input.as_ref().map(|_| payload(entity, action)),
        ),
        (
            "ready",
            ready
                .filter(|_| action.is_on_row())
                .and_then(|row| row_state(project, entity, &row)),
        ),
        (
            "refusal",
            refused.map(|(row, field, value)| {
                let row =
                    row_state(project, entity, &row).unwrap_or_else(|| "RowState::NEW".to_owned());
                let value = value.map_or("None".to_owned(), |value| {
                    format!("Some({})", text(&spelled(&value)))
                });
                format!(
                    "Some(Refusal {{ row: {row}, field: {}, value: {value} }})",
                    text(&field)
                )
            }),
        ),
        ("sets", sets(action)),
        (
            "changes",
            (action.custom && action.is_on_row()).then(|| "&[]".to_owned()),
        ),
    ];
    let values = values.into_iter();
    ContractAction {
        constant: constant(project, action),
        route: action.route.clone(),
        input: described(project, entity, action),
        differences: values
            .filter_map(|(name, value)| {
                Some(Difference {
                    name,
                    value: value?,
                })
            })
            .collect(),
        rules: rules
            .map(|(test, name, _)| ContractRule {
                test: format!("{}_{test}", action.names.wire.trim_end_matches('_')),
                name,
            })
            .collect(),
    }
}

/// Like that of no resource.
fn constant(project: &Project, action: &Action) -> String {
    let name = &action.names.constant;
    let mut entities = project.entities.iter();
    if entities.any(|entity| resource(entity) == *name) {
        format!("{}_ACTION", name.trim_end_matches('_'))
    } else {
        name.clone()
    }
}

fn described(project: &Project, entity: &Entity, action: &Action) -> Vec<DescribedField> {
    let inputs = action.inputs().iter();
    inputs
        .map(|input| match referred(project, entity, action, input) {
            Some((relation, target)) => DescribedField::reference(input, relation, target),
            None => DescribedField::of(input),
        })
        .collect()
}

/// What an input refers to that becomes the key of a relation.
fn referred<'a>(
    project: &'a Project,
    entity: &'a Entity,
    action: &Action,
    input: &Field,
) -> Option<(&'a str, &'a Entity)> {
    let name = AssignedValue::Input(input.names.wire.clone());
    let mut given = action.set.iter().filter(|given| given.value == name);
    given.find_map(|given| match Target::named(entity, &given.field)? {
        Target::Key(key) => Some((key.names.wire.as_str(), project.entity(&key.target)?)),
        Target::Field(_) => None,
    })
}

/// A valid input.
fn payload(entity: &Entity, action: &Action) -> String {
    let inputs = action.inputs().iter();
    let fields: Vec<_> = inputs
        .map(|input| {
            format!(
                "{}: {}",
                text(&input.names.wire),
                json(&any_sample(entity, input, 0))
            )
        })
        .collect();
    format!("|| json!({{ {} }})", fields.join(", "))
}

/// How a row comes into a state; nothing for one that is new.
fn row_state(project: &Project, entity: &Entity, row: &ReachedRow) -> Option<String> {
    let mut parts = Vec::new();
    if !row.fields.is_empty() {
        let fields: Vec<_> = row
            .fields
            .iter()
            .map(|(name, value)| format!("{}: {}", text(name), json(value)))
            .collect();
        parts.push(format!("fields: || json!({{ {} }})", fields.join(", ")));
    }
    if !row.after.is_empty() {
        let actions = row.after.iter().filter_map(|at| entity.actions.get(*at));
        let names: Vec<_> = actions
            .map(|action| format!("&{}", constant(project, action)))
            .collect();
        parts.push(format!("after: &[{}]", names.join(", ")));
    }
    let rest = if parts.len() < 2 {
        ", ..RowState::NEW"
    } else {
        ""
    };
    (!parts.is_empty()).then(|| format!("RowState {{ {}{rest} }}", parts.join(", ")))
}

/// What it writes.
fn sets(action: &Action) -> Option<String> {
    let outcome = |field: &str, outcome: String| format!("({}, Outcome::{outcome})", text(field));
    let transition = action
        .transition
        .iter()
        .map(|states| outcome(&states.field, format!("Value({})", text(&states.to))));
    let given = action.set.iter().filter_map(|Assignment { field, value }| {
        let value = match value {
            AssignedValue::Literal(value) => format!("Value({})", text(&spelled(value))),
            AssignedValue::Now => "Now".to_owned(),
            AssignedValue::Input(name) => format!("Input({})", text(name)),
            AssignedValue::Null => "Null".to_owned(),
            // The tests call as the service itself, which has no account.
            AssignedValue::Caller => return None,
        };
        Some(outcome(field, value))
    });
    let sets: Vec<_> = transition.chain(given).collect();
    (!sets.is_empty()).then(|| format!("&[{}]", sets.join(", ")))
}

/// As descriptions of fields spell a value.
fn spelled(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The fields of new rows that have one value alone, each with another one: `("status", "done")`.
pub(super) fn other_states(entity: &Entity) -> Vec<String> {
    if !entity.has(Operation::Create) {
        return Vec::new();
    }
    let fields = entity.fields.iter().filter(|field| field.has_transitions);
    let others = fields.filter_map(|field| {
        let FieldKind::Enum { values, .. } = &field.kind else {
            return None;
        };
        let is_other = |wire: &str| field.default != Some(wire.into());
        let other = values.iter().find(|value| is_other(&value.wire))?;
        Some(format!(
            "({}, {})",
            text(&field.names.wire),
            text(&other.wire)
        ))
    });
    others.collect()
}
