use std::collections::BTreeMap;

use super::assignments::assignments;
use super::conditions::conditions;
use super::context::ActionContext;
use super::inputs::inputs;
use super::names::{ActionNames, action_names};
use super::states::{check_reachable, state_field, transition};
use super::types::input_types;
use crate::diagnostics::{ActionProblem, Diagnostic, Problems, Span};
use crate::model::{Action, ActionInput, ActionTarget, Entity, IdKind};
use crate::resolve::draft::DraftedEntity;
use crate::resolve::passwords::PasswordRules;
use crate::resolve::patterns::Patterns;
use crate::resolve::service::engine;
use crate::spec::{RawAction, RawAuth, RawSpec};

/// Gives entities their actions.
pub(in crate::resolve) fn settle(
    drafts: &[DraftedEntity<'_>],
    spec: &RawSpec,
    entities: &mut [Entity],
    problems: &mut Problems,
) {
    if drafts.iter().all(|draft| draft.raw.actions.is_empty()) {
        return check_states(drafts, entities, problems);
    }
    let (patterns, engine) = (Patterns::new(spec), engine(spec));
    let ids: BTreeMap<String, IdKind> = entities
        .iter()
        .map(|entity| (entity.name.clone(), entity.id.kind))
        .collect();
    let types = input_types(drafts, entities);
    let all_names = action_names(drafts, entities, problems);
    check_states(drafts, entities, problems);
    for ((draft, entity), names) in drafts.iter().zip(entities).zip(all_names) {
        let context = ActionContext {
            entity,
            ids: &ids,
            patterns: &patterns,
            engine,
            types: &types,
            passwords: PasswordRules::new(spec),
            accounts: spec.auth.as_ref().map(RawAuth::entity_name),
        };
        let actions = draft.raw.actions.iter().zip(names);
        let actions: Vec<_> = actions
            .map(|(raw, names)| action(&context, raw, names, problems))
            .collect();
        check_reachable(&draft.raw.actions, entity, problems);
        entity.actions = actions;
    }
}

/// Marks the fields that have transitions.
fn check_states(drafts: &[DraftedEntity<'_>], entities: &mut [Entity], problems: &mut Problems) {
    for (draft, entity) in drafts.iter().zip(entities) {
        for name in &draft.raw.states {
            state_field(draft, entity, name, problems);
        }
    }
}

fn action(
    context: &ActionContext<'_>,
    raw: &RawAction,
    names: ActionNames,
    problems: &mut Problems,
) -> Action {
    check_target(raw, problems);
    if context.accounts.is_none() {
        check_access(raw, problems);
    }
    let fields = inputs(context, raw, problems);
    let transition = raw
        .transition
        .as_ref()
        .and_then(|states| transition(context.entity, states, problems));
    let when = conditions(context, raw, problems);
    let set = assignments(context, raw, &fields, problems);
    let rust_type = context.types.stem(&context.entity.name, &raw.name.value);
    Action {
        names: names.spellings,
        route: names.route,
        description: raw.description.as_ref().map(|text| text.value.clone()),
        on: if raw.collection.is_some() {
            ActionTarget::Collection
        } else {
            ActionTarget::Row
        },
        transition,
        when,
        input: (!fields.is_empty()).then_some(ActionInput { rust_type, fields }),
        set,
        custom: raw.custom.is_some(),
        access: Vec::new(), // Settled with the rules of the entity.
        renamed_from: None,
    }
}

/// An action does something, and one on the collection has no row for it.
fn check_target(raw: &RawAction, problems: &mut Problems) {
    let action = raw.name.value.clone();
    let mut report = |why, span: Span| {
        let action = action.clone();
        let problem = ActionProblem::OnCollection { action, why };
        problems.push(Diagnostic::error(problem, span));
    };
    if let Some(span) = raw.collection {
        if let Some(condition) = raw.when.first() {
            report(
                "leave `when` out, or `on: collection`",
                condition.field.span,
            );
        }
        if let Some(assignment) = raw.set.first() {
            report(
                "leave `set` out, or `on: collection`",
                assignment.field.span,
            );
        } else if raw.custom.is_none() && raw.sound {
            report("say `custom: true`, and write by hand what it does", span);
        }
    } else if raw.transition.is_none() && raw.set.is_empty() && raw.custom.is_none() && raw.sound {
        let problem = ActionProblem::NothingToDo { action };
        problems.push(Diagnostic::error(problem, raw.name.span));
    }
}

/// Without `auth` there is nobody to tell apart.
fn check_access(raw: &RawAction, problems: &mut Problems) {
    if let Some(access) = &raw.access {
        let problem = ActionProblem::NeedsAuth { what: "`access`" };
        problems.push(Diagnostic::error(problem, access.span));
    }
}
