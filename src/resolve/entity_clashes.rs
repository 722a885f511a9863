use std::collections::{BTreeMap, BTreeSet};

use super::draft::DraftedEntity;
use super::join_table::join_table;
use crate::diagnostics::{ClashProblem, Diagnostic, Problems, RuleProblem, Span, SpellingProblem};
use crate::model::Api;
use crate::names::{self, SERVICE_ROUTES};

/// Reports entities that would share a type, table, module or route, and entities with nothing in them.
pub(super) fn check(drafts: &[DraftedEntity<'_>], api: &Api, problems: &mut Problems) {
    let mut seen = NameOwners::default();
    for (at, draft) in drafts.iter().enumerate() {
        check_one(draft, api, problems);
        check_names(drafts, at, &mut seen, problems);
    }
}

/// Names with their owner, by kind.
#[derive(Default)]
struct NameOwners {
    owners: BTreeMap<(&'static str, String), NameOwner>,
    /// Pairs of places: one error for two entities is enough, whatever else they share.
    reported: BTreeSet<(Span, Span)>,
}

#[derive(Clone)]
struct NameOwner {
    entity: usize,
    label: String,
    span: Span,
}

fn check_names(
    drafts: &[DraftedEntity<'_>],
    at: usize,
    seen: &mut NameOwners,
    problems: &mut Problems,
) {
    let draft = &drafts[at];
    let span = draft.raw.name.span;
    let label = format!("`{}`", draft.raw.name.value);
    let owner = NameOwner {
        entity: at,
        label,
        span,
    };
    let names = &draft.names;
    let mut found = vec![
        ("type", names.rust_type.clone(), owner.clone()),
        ("table", names.table.clone(), owner.clone()),
        ("module", names.module.clone(), owner.clone()),
        (
            "module of several",
            names.module_plural.clone(),
            owner.clone(),
        ),
        ("route", names.route.clone(), owner.clone()),
        ("type", names.rust_type_plural.clone(), owner.clone()),
    ];
    for derived in names::derived_types(&names.rust_type) {
        found.push(("type", derived, owner.clone()));
    }
    for relation in &draft.many_to_many {
        let table = join_table(drafts, at, relation).name;
        let label = format!(
            "the relation `{}.{}`",
            draft.raw.name.value, relation.raw.name.value
        );
        found.push((
            "table",
            table,
            NameOwner {
                entity: usize::MAX,
                label,
                span: relation.raw.name.span,
            },
        ));
    }
    for (kind, name, owner) in found {
        take(seen, (kind, name), owner, problems);
    }
}

fn take(
    seen: &mut NameOwners,
    key: (&'static str, String),
    owner: NameOwner,
    problems: &mut Problems,
) {
    let Some(first) = seen.owners.get(&key) else {
        seen.owners.insert(key, owner);
        return;
    };
    let same = first.entity == owner.entity && owner.entity != usize::MAX;
    if same || !seen.reported.insert((first.span, owner.span)) {
        return;
    }
    let (kind, name) = key;
    let problem = ClashProblem::Entities {
        kind,
        name,
        first: first.label.clone(),
        second: owner.label,
    };
    problems.push(Diagnostic::error(problem, owner.span).related(first.span, "the first one"));
}

fn check_one(draft: &DraftedEntity<'_>, api: &Api, problems: &mut Problems) {
    let entity = draft.raw.name.value.clone();
    let span = draft.raw.name.span;
    let mut report = |problem: crate::diagnostics::Problem, span: Span| {
        problems.push(Diagnostic::error(problem, span));
    };
    if draft.raw.sound && draft.raw.fields.is_empty() && draft.raw.relations.is_empty() {
        report(
            RuleProblem::EmptyEntity {
                entity: entity.clone(),
            }
            .into(),
            span,
        );
    }
    if draft.settings.operations.is_empty() {
        let place = draft
            .raw
            .settings
            .operations
            .as_ref()
            .map_or(span, |given| given.span);
        report(
            RuleProblem::NoOperations {
                entity: entity.clone(),
            }
            .into(),
            place,
        );
    }
    let names = &draft.names;
    if names.table.starts_with("sqlite_") {
        report(
            SpellingProblem::TablePrefix {
                table: names.table.clone(),
            }
            .into(),
            span,
        );
    }
    if api.prefix.is_empty() && SERVICE_ROUTES.contains(&names.route.as_str()) {
        report(
            ClashProblem::ReservedRoute {
                route: names.route.clone(),
                entity,
            }
            .into(),
            span,
        );
    }
}
