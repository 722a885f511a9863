//! `access` and `owner`: who may do what.

use super::access_check::EntityRules;
use super::access_rules::{GrantedRule, RuleReader};
use super::owner::owner;
use crate::diagnostics::{AccessProblem, Diagnostic, Problems, Span, Spanned};
use crate::model::{AccessRule, Auth, Entity, EntityAccess, Grant};
use crate::spec::{RawAccessRule, RawEntity, RawSpec};

/// Gives every entity its owner and its rules.
pub(super) fn add_access(
    spec: &RawSpec,
    auth: Option<&Auth>,
    entities: &mut [Entity],
    problems: &mut Problems,
) {
    let Some(auth) = auth else {
        if spec.auth.is_none() {
            refuse_all(spec, problems);
        }
        return;
    };
    let reader = RuleReader::new(auth, entities);
    let defaults = rules(spec.defaults.access.as_ref());
    let defaults = reader.read(defaults, ("`access`", &[]), problems);
    let mut ownerless = Vec::new();
    let mut found = Vec::new();
    for (raw, entity) in spec.entities.iter().zip(&*entities) {
        let owner = owner(raw, entity, auth, problems);
        let what = format!("`access` of `{}`", entity.name);
        let own = rules(raw.settings.access.as_ref());
        let own = reader.read(own, (&what, &entity.actions), problems);
        let rules = EntityRules {
            raw,
            entity,
            owner: owner.as_ref(),
            accounts: &auth.entity,
        };
        for rule in &own {
            rules.check_own(rule, entities, problems);
        }
        let inherited = inherited(&defaults, &own, entity.name == auth.entity);
        for rule in &inherited {
            let span = rules.check_default(rule, problems);
            ownerless.extend(span.map(|span| (span, raw)));
        }
        let access = access(&own, &inherited, entity.name == auth.entity);
        let actions = rules.of_actions(&reader, &access, problems);
        found.push((owner, access, actions));
    }
    report_ownerless(&ownerless, auth, problems);
    for (entity, (owner, access, actions)) in entities.iter_mut().zip(found) {
        entity.owner = owner;
        entity.access = Some(access);
        for (action, grants) in entity.actions.iter_mut().zip(actions) {
            action.access = grants;
        }
    }
}

fn rules(access: Option<&Spanned<Vec<RawAccessRule>>>) -> &[RawAccessRule] {
    access.map_or(&[], |rules| &rules.value)
}

/// The defaults that an entity does not replace. They are written with other resources in mind than
/// accounts, whose rules stand with them.
fn inherited<'rule>(
    defaults: &'rule [GrantedRule],
    own: &[GrantedRule],
    is_accounts: bool,
) -> Vec<&'rule GrantedRule> {
    let is_replaced = |default: &&GrantedRule| own.iter().any(|own| own.rule == default.rule);
    let kept = defaults.iter().filter(|default| !is_replaced(default));
    kept.filter(|_| !is_accounts).collect()
}

fn access(own: &[GrantedRule], inherited: &[&GrantedRule], is_accounts: bool) -> EntityAccess {
    let mut access = if is_accounts {
        EntityAccess::of_accounts()
    } else {
        EntityAccess::usual()
    };
    for granted in own.iter().chain(inherited.iter().copied()) {
        access.by_default = false;
        let grants: Vec<Grant> = granted.grants();
        match granted.rule {
            AccessRule::Read => access.read = grants,
            AccessRule::Create => access.create = grants,
            AccessRule::Update => access.update = grants,
            AccessRule::Delete => access.delete = grants,
        }
    }
    access
}

/// Without accounts there is nobody whom rules could tell apart.
fn refuse_all(spec: &RawSpec, problems: &mut Problems) {
    let mut refuse = |key, span: Option<Span>| {
        if let Some(span) = span {
            problems.push(Diagnostic::error(AccessProblem::WithoutAuth { key }, span));
        }
    };
    let access = spec.defaults.access.as_ref();
    refuse("access", access.map(|access| access.span));
    for entity in &spec.entities {
        let access = entity.settings.access.as_ref();
        refuse("access", access.map(|access| access.span));
        refuse("owner", entity.owner.as_ref().map(|owner| owner.span));
    }
}

/// One problem for each word of `defaults`, however many entities it says nothing for.
fn report_ownerless(found: &[(Span, &RawEntity)], auth: &Auth, problems: &mut Problems) {
    let mut spans: Vec<Span> = found.iter().map(|(span, _)| *span).collect();
    spans.sort();
    spans.dedup();
    for span in spans {
        let entities = || found.iter().filter(|(place, _)| *place == span);
        let problem = AccessProblem::NoOwner {
            entities: entities().map(|(_, raw)| raw.name.value.clone()).collect(),
            accounts: auth.entity.clone(),
        };
        let diagnostic = Diagnostic::error(problem, span);
        let diagnostic = entities()
            .take(MOST_PLACES)
            .fold(diagnostic, |diagnostic, (_, raw)| {
                diagnostic.related(raw.name.span, "has no `owner`")
            });
        problems.push(diagnostic);
    }
}

/// How many entities a message points to.
const MOST_PLACES: usize = 3;
