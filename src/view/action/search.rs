//! How a row comes into a state: what it is created with, and the actions performed on it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::Value;

use crate::model::{Action, AssignedValue, Entity};
use crate::sample::any_sample;

use super::body::{Target, conditions};
use super::unit_tests::other_than;

/// What is known of the fields of a row that conditions ask for.
type Known = BTreeMap<String, Knowledge>;

/// What is known of one of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Knowledge {
    /// As JSON spells it.
    Value(String),
    /// That it is not null.
    Something,
}

/// Whether a condition holds, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judgement {
    Holds,
    Fails,
    Unknown,
}

/// A row in a state.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ReachedRow {
    /// What it is created with, besides what every new row has.
    pub(super) fields: Vec<(String, Value)>,
    /// The actions performed on it, by their places.
    pub(super) after: Vec<usize>,
    known: Known,
}

/// More states than any test needs.
const MOST: usize = 2_000;

/// A row that an action can be performed on.
pub(super) fn ready(entity: &Entity, action: &Action) -> Option<ReachedRow> {
    let row = reach(entity, start(entity, action), |known| {
        holds(entity, action, known)
    })?;
    Some(row.pruned(entity, action))
}

/// A row that an action refuses because of one field, and that field with its value, if it is known.
pub(super) fn refused(
    entity: &Entity,
    action: &Action,
) -> Option<(ReachedRow, String, Option<Value>)> {
    let is_refused = |known: &Known| failing(entity, action, known).is_some();
    let mut starts = vec![start(entity, action)];
    starts.extend(conditions(entity, action).iter().filter_map(|guard| {
        let Target::Field(field) = guard.target else {
            return None;
        };
        let other = other_than(entity, field, &guard.allowed);
        let other = other.filter(|_| !field.has_transitions)?;
        let mut row = start(entity, action);
        row.fields.retain(|(name, _)| *name != field.names.wire);
        row.fields.push((field.names.wire.clone(), other.clone()));
        row.known.insert(
            field.names.wire.clone(),
            Knowledge::Value(other.to_string()),
        );
        Some(row)
    }));
    let row = starts
        .into_iter()
        .find_map(|start| reach(entity, start, is_refused))?;
    let name = failing(entity, action, &row.known)?;
    let value = match row.known.get(&name) {
        Some(Knowledge::Value(text)) => serde_json::from_str(text).ok(),
        _ => None,
    };
    Some((row.pruned(entity, action), name, value))
}

/// Whether an action takes the row away from what it asks for.
pub(super) fn happens_once(entity: &Entity, action: &Action) -> bool {
    let row = reach(entity, start(entity, action), |known| {
        holds(entity, action, known)
    });
    row.is_some_and(|mut row| {
        perform(entity, action, &mut row.known);
        let judgements = judgements(entity, action, &row.known);
        judgements
            .iter()
            .any(|(_, judgement)| *judgement == Judgement::Fails)
    })
}

impl ReachedRow {
    /// Without the fields that none of the actions asks for.
    fn pruned(mut self, entity: &Entity, action: &Action) -> Self {
        let before = self.after.iter().filter_map(|at| entity.actions.get(*at));
        let asked: BTreeSet<&str> = before
            .chain([action])
            .flat_map(|action| &action.when)
            .map(|condition| condition.field.as_str())
            .collect();
        self.fields
            .retain(|(name, _)| asked.contains(name.as_str()));
        self
    }
}

/// A new row whose fields are as an action asks for, as far as clients can say so.
fn start(entity: &Entity, action: &Action) -> ReachedRow {
    let mut row = ReachedRow::default();
    for field in entity.fields.iter().filter(|field| field.has_transitions) {
        let default = field.default.clone().unwrap_or_default();
        row.known.insert(
            field.names.wire.clone(),
            Knowledge::Value(default.to_string()),
        );
    }
    let others = entity.actions.iter().filter(|other| *other != action);
    for asking in std::iter::once(action).chain(others) {
        for condition in &asking.when {
            let Some(target) = Target::named(entity, &condition.field) else {
                continue;
            };
            let is_state = matches!(target, Target::Field(field) if field.has_transitions);
            if is_state || row.known.contains_key(&condition.field) {
                continue;
            }
            row.fields
                .push((condition.field.clone(), condition.value.clone()));
            let value = Knowledge::Value(condition.value.to_string());
            row.known.insert(condition.field.clone(), value);
        }
    }
    row
}

/// The first row in a state, by as few actions as possible.
fn reach(
    entity: &Entity,
    start: ReachedRow,
    is_wanted: impl Fn(&Known) -> bool,
) -> Option<ReachedRow> {
    let mut seen = BTreeSet::from([start.known.clone()]);
    let mut waiting = VecDeque::from([start]);
    while let Some(row) = waiting.pop_front() {
        if is_wanted(&row.known) {
            return Some(row);
        }
        for (at, action) in entity.actions.iter().enumerate() {
            if !action.is_on_row() || !holds(entity, action, &row.known) {
                continue;
            }
            let mut next = row.clone();
            perform(entity, action, &mut next.known);
            next.after.push(at);
            if seen.len() < MOST && seen.insert(next.known.clone()) {
                waiting.push_back(next);
            }
        }
    }
    None
}

/// Each field that an action asks for, and whether it is so.
fn judgements(entity: &Entity, action: &Action, known: &Known) -> Vec<(String, Judgement)> {
    let guards = conditions(entity, action).into_iter();
    let judgements = guards.map(|guard| {
        let allowed: Vec<_> = guard.allowed.iter().map(Value::to_string).collect();
        let is_null_alone = guard.allowed.iter().all(Value::is_null);
        let judgement = match known.get(guard.target.wire()) {
            Some(Knowledge::Value(value)) if allowed.contains(value) => Judgement::Holds,
            Some(Knowledge::Value(_)) => Judgement::Fails,
            Some(Knowledge::Something) if is_null_alone => Judgement::Fails,
            Some(Knowledge::Something) | None => Judgement::Unknown,
        };
        (guard.target.wire().to_owned(), judgement)
    });
    judgements.collect()
}

fn holds(entity: &Entity, action: &Action, known: &Known) -> bool {
    let judgements = judgements(entity, action, known);
    judgements
        .iter()
        .all(|(_, judgement)| *judgement == Judgement::Holds)
}

/// The only field that is not as an action asks for.
fn failing(entity: &Entity, action: &Action, known: &Known) -> Option<String> {
    let judgements = judgements(entity, action, known).into_iter();
    let mut others = judgements.filter(|(_, judgement)| *judgement != Judgement::Holds);
    match (others.next(), others.next()) {
        (Some((name, Judgement::Fails)), None) => Some(name),
        _ => None,
    }
}

fn perform(entity: &Entity, action: &Action, known: &mut Known) {
    if let Some(states) = &action.transition {
        let to = Value::from(states.to.as_str());
        known.insert(states.field.clone(), Knowledge::Value(to.to_string()));
    }
    for given in &action.set {
        if let Some(value) = known.get_mut(&given.field) {
            *value = match &given.value {
                AssignedValue::Literal(value) => Knowledge::Value(value.to_string()),
                AssignedValue::Null => Knowledge::Value(Value::Null.to_string()),
                AssignedValue::Input(name) => sent(entity, action, name, &given.field),
                AssignedValue::Now => Knowledge::Something,
                // The tests call as the service itself, which has no account.
                AssignedValue::Caller => continue,
            };
        }
    }
}

/// What the tests send as an input; ids are those of rows that are made up then.
fn sent(entity: &Entity, action: &Action, input: &str, field: &str) -> Knowledge {
    let mut inputs = action.inputs().iter();
    let input = inputs.find(|other| other.names.wire == input);
    match (input, Target::named(entity, field)) {
        (Some(input), Some(Target::Field(_))) => {
            Knowledge::Value(any_sample(entity, input, 0).to_string())
        }
        _ => Knowledge::Something,
    }
}
