use std::collections::BTreeSet;

use crate::diagnostics::{
    ActionProblem, Diagnostic, Problems, RelationProblem, ShapeProblem, Spanned, ValueProblem,
    nearest,
};
use crate::model::{Entity, EnumValue, Field, FieldKind, Transition};
use crate::resolve::draft::DraftedEntity;
use crate::spec::{RawAction, RawTransition, Word};

/// Marks a field that has transitions, or says why it cannot have any.
pub(super) fn state_field(
    draft: &DraftedEntity<'_>,
    entity: &mut Entity,
    name: &Spanned<String>,
    problems: &mut Problems,
) {
    let found = entity.fields.iter_mut();
    let found = found
        .into_iter()
        .find(|field| field.names.wire == name.value);
    let Some(field) = found else {
        report_unknown(draft, name, problems);
        return;
    };
    if let Some(why) = refusal(draft, field) {
        let field = name.value.clone();
        let problem = ActionProblem::WithoutStates { field, why };
        problems.push(Diagnostic::error(problem, name.span));
    }
    field.has_transitions = true;
    field.immutable = true;
}

fn report_unknown(draft: &DraftedEntity<'_>, name: &Spanned<String>, problems: &mut Problems) {
    let raw = draft.raw;
    if raw
        .fields
        .iter()
        .any(|field| field.name.value == name.value)
        || !raw.sound
    {
        // What is wrong with its declaration has been told.
        return;
    }
    let columns: Vec<_> = raw
        .fields
        .iter()
        .map(|field| field.name.value.clone())
        .collect();
    let problem = RelationProblem::UnknownColumn {
        what: "set of transitions",
        name: name.value.clone(),
        nearest: nearest(&name.value, columns.iter().map(String::as_str)),
        columns,
    };
    problems.push(Diagnostic::error(problem, name.span));
}

/// Why a field has no states between which transitions could lead.
fn refusal(draft: &DraftedEntity<'_>, field: &Field) -> Option<String> {
    let FieldKind::Enum { values, .. } = &field.kind else {
        let kind = field.kind.type_name();
        return Some(format!(
            "it is of the type `{kind}`, and only an `enum` has states"
        ));
    };
    let raw = draft.raw.fields.iter();
    let mut raw = raw.filter(|raw| raw.name.value == field.names.wire);
    let words = raw.next().and_then(|raw| raw.declaration.as_ref());
    let has = |word| words.is_some_and(|declared| declared.words.has(word));
    let first = values.first().map_or("", |value| &value.wire);
    if field.optional {
        Some("leave `optional` out: a row is always in one of the states".to_owned())
    } else if field.unique {
        Some("leave `unique` out: all new rows begin in the same state".to_owned())
    } else if has(Word::Immutable) {
        Some("leave `immutable` out: the transitions change it".to_owned())
    } else if field.default.is_none() && !has(Word::Default) {
        Some(format!(
            "say in which state new rows begin, such as `default={first}`: nothing else sets it"
        ))
    } else {
        None
    }
}

/// The states of a transition, as far as the field has them.
pub(super) fn transition(
    entity: &Entity,
    raw: &RawTransition,
    problems: &mut Problems,
) -> Option<Transition> {
    let field = entity.field(&raw.field.value)?;
    let FieldKind::Enum { values, .. } = &field.kind else {
        return None;
    };
    let mut from: Vec<String> = Vec::new();
    for state in &raw.from {
        if from.contains(&state.value) {
            let problem = ShapeProblem::RepeatedValue {
                what: "`from`".to_owned(),
                value: state.value.clone(),
            };
            problems.push(Diagnostic::error(problem, state.span));
        } else if check_state(values, state, problems) {
            from.push(state.value.clone());
        }
    }
    let to = raw.to.as_ref()?;
    check_state(values, to, problems).then(|| Transition {
        field: field.names.wire.clone(),
        from,
        to: to.value.clone(),
    })
}

fn check_state(values: &[EnumValue], state: &Spanned<String>, problems: &mut Problems) -> bool {
    let is_known = values.iter().any(|value| value.wire == state.value);
    if !is_known {
        let values: Vec<_> = values.iter().map(|value| value.wire.clone()).collect();
        let problem = ValueProblem::NotInEnum {
            what: "state",
            value: state.value.clone(),
            nearest: nearest(&state.value, values.iter().map(String::as_str)),
            values,
        };
        problems.push(Diagnostic::error(problem, state.span));
    }
    is_known
}

/// Reports states that transitions lead from and that no row can be in: neither is one the default,
/// nor does a transition lead to it that can happen itself.
pub(super) fn check_reachable(actions: &[RawAction], entity: &Entity, problems: &mut Problems) {
    for field in entity.fields.iter().filter(|field| field.has_transitions) {
        let FieldKind::Enum { values, .. } = &field.kind else {
            continue;
        };
        let transitions = actions.iter().filter_map(|action| {
            let states = action.transition.as_ref()?;
            (states.field.value == field.names.wire).then_some((action, states))
        });
        let transitions: Vec<_> = transitions.collect();
        if transitions.iter().any(|(action, _)| !action.sound) {
            continue;
        }
        let Some(default) = field.default.as_ref().and_then(|value| value.as_str()) else {
            continue;
        };
        let reached = reached(default, &transitions);
        for (action, states) in &transitions {
            let known =
                |state: &&Spanned<String>| values.iter().any(|value| value.wire == state.value);
            let from = states.from.iter().filter(known);
            for state in from.filter(|state| !reached.contains(state.value.as_str())) {
                let problem = ActionProblem::Unreachable {
                    state: state.value.clone(),
                    transition: action.name.value.clone(),
                };
                problems.push(Diagnostic::error(problem, state.span));
            }
        }
    }
}

/// The states that rows come into, from the default on.
fn reached<'a>(
    default: &'a str,
    transitions: &[(&RawAction, &'a RawTransition)],
) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::from([default]);
    loop {
        let before = reached.len();
        for (_, states) in transitions {
            let mut from = states.from.iter();
            let can_happen = from.any(|state| reached.contains(state.value.as_str()));
            if let Some(to) = states.to.as_ref().filter(|_| can_happen) {
                reached.insert(&to.value);
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}
