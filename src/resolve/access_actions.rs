//! Who may perform the actions of an entity.

use super::access_check::EntityRules;
use super::access_rules::RuleReader;
use crate::diagnostics::{AccessProblem, Diagnostic, Problems, ShapeProblem, Span, Spanned};
use crate::model::{AccessRule, Action, AssignedValue, EntityAccess, Grant};
use crate::spec::{RawAccessRule, RawAction};

impl EntityRules<'_> {
    /// What is granted for each action, in their order: to those who may update, unless a rule of its
    /// own says otherwise.
    pub(super) fn of_actions(
        &self,
        reader: &RuleReader<'_>,
        access: &EntityAccess,
        problems: &mut Problems,
    ) -> Vec<Vec<Grant>> {
        let actions = self.raw.actions.iter().zip(&self.entity.actions);
        let grants = actions.map(|(raw, action)| {
            let own = self.own_words(raw, problems);
            let (place, grants) = match own {
                Some(words) => {
                    let granted = reader.granted(words, problems);
                    let owner = granted.iter().find(|grant| grant.value == Grant::Owner);
                    self.check_owner_of_action(owner, action, problems);
                    let place = granted.first().map_or(raw.name.span, |grant| grant.span);
                    let grants = granted.into_iter().map(|granted| granted.value);
                    (place, grants.collect())
                }
                None => (raw.name.span, inherited(raw, action, access, problems)),
            };
            check_caller(action, &grants, place, problems);
            grants
        });
        grants.collect()
    }

    /// What the spec says of an action, in the action or in the rules of its entity.
    fn own_words<'a>(
        &'a self,
        raw: &'a RawAction,
        problems: &mut Problems,
    ) -> Option<&'a [Spanned<String>]> {
        let rules = self.raw.settings.access.iter();
        let mut rules = rules.flat_map(|rules| &rules.value);
        let is_its = |rule: &&RawAccessRule| {
            rule.name.value == raw.name.value && AccessRule::named(&rule.name.value).is_none()
        };
        let of_entity = rules.find(is_its);
        let of_action = raw.access.as_ref();
        if let (Some(rule), Some(own)) = (of_entity, of_action) {
            let problem = ShapeProblem::RepeatedValue {
                what: format!("`access` of `{}`", self.entity.name),
                value: raw.name.value.clone(),
            };
            let diagnostic = Diagnostic::error(problem, rule.name.span);
            problems.push(diagnostic.related(own.span, "it is said here too"));
        }
        let words = of_action.or(of_entity.map(|rule| &rule.who));
        words.map(|words| words.value.as_slice())
    }

    fn check_owner_of_action(
        &self,
        owner: Option<&Spanned<Grant>>,
        action: &Action,
        problems: &mut Problems,
    ) {
        let Some(owner) = owner else { return };
        let problem = if !action.is_on_row() {
            AccessProblem::OwnerOfCollection {
                action: action.names.wire.clone(),
            }
        } else if self.is_owned() {
            return;
        } else {
            AccessProblem::NoOwner {
                entities: vec![self.entity.name.clone()],
                accounts: self.accounts.to_owned(),
            }
        };
        problems.push(Diagnostic::error(problem, owner.span));
    }
}

/// Those who may update; of all rows there is no owner.
fn inherited(
    raw: &RawAction,
    action: &Action,
    access: &EntityAccess,
    problems: &mut Problems,
) -> Vec<Grant> {
    if action.is_on_row() {
        return access.update.clone();
    }
    let others = access.update.iter().filter(|grant| **grant != Grant::Owner);
    let others: Vec<_> = others.cloned().collect();
    if others.is_empty() {
        let action = action.names.wire.clone();
        let problem = AccessProblem::OwnerOfCollection { action };
        problems.push(Diagnostic::error(problem, raw.name.span));
    }
    others
}

/// What writes the account of the caller needs one.
fn check_caller(action: &Action, grants: &[Grant], place: Span, problems: &mut Problems) {
    let mut given = action.set.iter();
    let writes_caller = given.any(|given| given.value == AssignedValue::Caller);
    if writes_caller && grants.contains(&Grant::Public) {
        let action = action.names.wire.clone();
        let problem = AccessProblem::CallerWithoutAccount { action };
        problems.push(Diagnostic::error(problem, place));
    }
}
