//! What rules cannot say of an entity.

use super::access_rules::GrantedRule;
use crate::diagnostics::{AccessProblem, Diagnostic, Problems, Span};
use crate::model::{AccessRule, Entity, Grant, Owner};
use crate::spec::RawEntity;

/// An entity that rules are for.
pub(super) struct EntityRules<'a> {
    pub(super) raw: &'a RawEntity,
    pub(super) entity: &'a Entity,
    pub(super) owner: Option<&'a Owner>,
    /// The entity of the accounts.
    pub(super) accounts: &'a str,
}

impl EntityRules<'_> {
    /// Reports what a rule of the entity itself cannot mean.
    pub(super) fn check_own(&self, rule: &GrantedRule, all: &[Entity], problems: &mut Problems) {
        if let Some(span) = self.ownerless(rule) {
            let problem = AccessProblem::NoOwner {
                entities: vec![self.entity.name.clone()],
                accounts: self.accounts.to_owned(),
            };
            problems.push(Diagnostic::error(problem, span));
        }
        if let Some((problem, span)) = self.ownerless_create(rule) {
            problems.push(Diagnostic::error(problem, span));
        }
        if rule.rule == AccessRule::Create
            && self.owner == Some(&Owner::Account)
            && let Some(span) = rule.place(&Grant::Owner)
        {
            let accounts = self.entity.name.clone();
            let problem = AccessProblem::OwnerCreatesAccount { accounts };
            problems.push(Diagnostic::error(problem, span));
        }
        if let Some(needs) = self.needs(rule.rule, all) {
            let problem = AccessProblem::LeftOut {
                entity: self.entity.name.clone(),
                rule: rule.rule.name(),
                needs,
            };
            let operations = self.raw.settings.operations.as_ref();
            let diagnostic = Diagnostic::error(problem, rule.span);
            problems.push(match operations {
                Some(given) => diagnostic.related(given.span, "what clients can do"),
                None => diagnostic,
            });
        }
    }

    /// Reports what a default cannot mean for the entity; returns the place of an `owner` that it
    /// does not have.
    pub(super) fn check_default(
        &self,
        rule: &GrantedRule,
        problems: &mut Problems,
    ) -> Option<Span> {
        if let Some((problem, span)) = self.ownerless_create(rule) {
            let diagnostic = Diagnostic::error(problem, span);
            problems.push(diagnostic.related(self.raw.name.span, "this entity"));
        }
        self.ownerless(rule)
    }

    /// Where a rule speaks of an owner that the entity does not have. One that could not be read
    /// has been told.
    fn ownerless(&self, rule: &GrantedRule) -> Option<Span> {
        rule.place(&Grant::Owner).filter(|_| !self.is_owned())
    }

    pub(super) fn is_owned(&self) -> bool {
        self.owner.is_some() || self.raw.owner.is_some()
    }

    /// Everybody may create what needs an owner.
    fn ownerless_create(&self, rule: &GrantedRule) -> Option<(AccessProblem, Span)> {
        let Some(Owner::Relation(name)) = self.owner else {
            return None;
        };
        let span = rule.place(&Grant::Public)?;
        let relation = self.entity.key(name)?;
        let problem = AccessProblem::OwnerlessCreate {
            entity: self.entity.name.clone(),
            relation: name.clone(),
        };
        let is_wrong = rule.rule == AccessRule::Create && !relation.optional;
        is_wrong.then_some((problem, span))
    }

    /// The operations of which one would have to be there for a rule to be of use.
    fn needs(&self, rule: AccessRule, all: &[Entity]) -> Option<&'static str> {
        let entity = self.entity;
        let (is_used_besides, needs) = match rule {
            AccessRule::Read => (is_included(entity, all), "`list` or `get`"),
            AccessRule::Create => (false, "`create`"),
            AccessRule::Update => (
                entity.declared_links().next().is_some() || !entity.actions.is_empty(),
                "`update`",
            ),
            AccessRule::Delete => (false, "`delete`"),
        };
        (!entity.obeys(rule) && !is_used_besides).then_some(needs)
    }
}

/// Whether other rows bring those of an entity along.
fn is_included(entity: &Entity, all: &[Entity]) -> bool {
    let mut others = all.iter().filter(|other| other.name != entity.name);
    others.any(|other| {
        let one = other.belongs_to.iter().map(|key| &key.target);
        let many = other.has_many.iter().map(|many| &many.source);
        let linked = other.many_to_many.iter().map(|link| &link.target);
        let mut reached = one.chain(many).chain(linked);
        reached.any(|name| *name == entity.name)
    })
}
