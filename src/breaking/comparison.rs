use crate::model::{AccessRule, Entity, EnumValue, GRAPHQL_SETTING, Grant, Operation, Project};

use super::change::BreakingChange;
use super::narrowing::narrowing;
use super::promises::{Sent, Shown, sent, shown};

/// What the clients of a service lose by a change of its spec, in the order of the spec before.
///
/// What follows from another loss is left out: an entity that is gone takes its fields with it.
#[must_use]
pub fn breaking_changes(before: &Project, after: &Project) -> Vec<BreakingChange> {
    let mut changes = Vec::new();
    if before.api.prefix != after.api.prefix {
        changes.push(BreakingChange::Prefix {
            before: before.api.prefix.clone(),
            after: after.api.prefix.clone(),
        });
    }
    let has_graphql = |project: &Project| project.feature_settings.contains_key(GRAPHQL_SETTING);
    if has_graphql(before) && !has_graphql(after) {
        changes.push(BreakingChange::GraphQl);
    }
    if before.publishes_events() && !after.publishes_events() {
        changes.push(BreakingChange::Events);
    }
    let told = |project: &Project| has_graphql(project) && project.publishes_events();
    if told(before) && has_graphql(after) && !told(after) {
        changes.push(BreakingChange::Subscriptions);
    }
    for entity in &before.entities {
        match after.entity(&entity.name) {
            Some(now) => Pair {
                before,
                after,
                entity,
                now,
            }
            .compare(&mut changes),
            None => changes.push(BreakingChange::Entity {
                entity: entity.name.clone(),
                route: route(before, entity),
            }),
        }
    }
    changes
}

/// `/api/v1/posts`
fn route(project: &Project, entity: &Entity) -> String {
    format!("{}/{}", project.api.prefix, entity.names.route)
}

/// An entity as it was and as it is.
#[derive(Clone, Copy)]
struct Pair<'a> {
    before: &'a Project,
    after: &'a Project,
    entity: &'a Entity,
    now: &'a Entity,
}

type Changes = Vec<BreakingChange>;

impl Pair<'_> {
    fn compare(self, changes: &mut Changes) {
        self.routes(changes);
        self.access(changes);
        if self.is_seen() {
            self.responses(changes);
            self.lists(changes);
        }
        self.requests(changes);
        self.actions(changes);
    }

    fn name(self) -> String {
        self.entity.name.clone()
    }

    /// Whether responses had rows of it.
    fn is_seen(self) -> bool {
        !self.entity.operations.is_empty() || !self.entity.actions.is_empty()
    }

    fn routes(self, changes: &mut Changes) {
        if self.entity.names.route != self.now.names.route {
            changes.push(BreakingChange::Route {
                entity: self.name(),
                before: route(self.before, self.entity),
                after: route(self.after, self.now),
            });
        }
        let gone = self
            .entity
            .operations
            .iter()
            .filter(|had| !self.now.has(**had));
        changes.extend(gone.map(|operation| BreakingChange::Operation {
            entity: self.name(),
            operation: operation.name(),
        }));
        let gone = self.entity.relations().filter(|(name, target)| {
            let is_kept = self.now.relations().any(|(kept, _)| kept == *name);
            !is_kept && self.after.entity(target).is_some()
        });
        changes.extend(gone.map(|(relation, _)| BreakingChange::Relation {
            entity: self.name(),
            relation: relation.to_owned(),
        }));
    }

    fn access(self, changes: &mut Changes) {
        let rules = AccessRule::ALL.into_iter();
        let rules = rules.filter(|rule| self.entity.obeys(*rule) && self.now.obeys(*rule));
        for rule in rules {
            let [before, after] = [self.entity, self.now].map(|entity| {
                let access = entity.access.as_ref();
                access.map_or(&[Grant::Public] as &[_], |access| access.of(rule))
            });
            self.grants(rule.name(), before, after, changes);
        }
    }

    fn grants(self, operation: &str, before: &[Grant], after: &[Grant], changes: &mut Changes) {
        if before.iter().all(|grant| is_covered(grant, after)) {
            return;
        }
        let words = |grants: &[Grant]| {
            let words = grants.iter().map(|grant| format!("`{}`", grant.word()));
            words.collect()
        };
        changes.push(BreakingChange::Access {
            entity: self.name(),
            operation: operation.to_owned(),
            before: words(before),
            after: words(after),
        });
    }

    fn responses(self, changes: &mut Changes) {
        let now = shown(self.after, self.now);
        for before in shown(self.before, self.entity) {
            let (owner, field) = (self.name(), before.name.to_owned());
            let Some(after) = now.iter().find(|field| field.name == before.name) else {
                let is_hidden = sent(self.now).iter().any(|now| now.name == before.name);
                changes.push(if is_hidden {
                    BreakingChange::ResponseField { owner, field }
                } else {
                    BreakingChange::Field { owner, field }
                });
                continue;
            };
            if before.wire_type != after.wire_type {
                changes.push(BreakingChange::ResponseType {
                    owner,
                    field,
                    before: before.wire_type,
                    after: after.wire_type,
                });
            } else if after.is_nullable && !before.is_nullable {
                changes.push(BreakingChange::ResponseNull { owner, field });
            } else if let Some(added) = added_values(&before, after) {
                changes.push(BreakingChange::ResponseValues {
                    owner,
                    field,
                    added,
                });
            }
        }
    }

    /// A field that is gone, or has another type, has been told of as one of responses.
    fn lists(self, changes: &mut Changes) {
        if !self.entity.has(Operation::List) || !self.now.has(Operation::List) {
            return;
        }
        let now = shown(self.after, self.now);
        let kept = shown(self.before, self.entity).into_iter();
        let kept = kept.filter(|field| now.iter().any(|other| other.name == field.name));
        let [before, after] = [&self.entity.lists, &self.now.lists];
        for field in kept {
            let names = || (self.name(), field.name.to_owned());
            if field.is_compared && before.filter(field.name) && !after.filter(field.name) {
                let (entity, field) = names();
                changes.push(BreakingChange::Filter { entity, field });
            }
            if field.is_ordered && before.sort(field.name) && !after.sort(field.name) {
                let (entity, field) = names();
                changes.push(BreakingChange::Sort { entity, field });
            }
        }
    }

    fn requests(self, changes: &mut Changes) {
        let takes = |operation| self.entity.has(operation) && self.now.has(operation);
        let (creates, updates) = (takes(Operation::Create), takes(Operation::Update));
        if !creates && !updates {
            return;
        }
        let (mut before, after) = (sent(self.entity), sent(self.now));
        if self.is_seen() {
            // Fields of responses that are gone have been told of.
            let shown = shown(self.before, self.entity);
            before.retain(|had| {
                let is_there = after.iter().any(|now| now.name == had.name);
                is_there || shown.iter().all(|shown| shown.name != had.name)
            });
        }
        inputs(&self.entity.name, &before, &after, changes);
        if !updates {
            return;
        }
        for field in before.iter().filter(|field| field.is_changeable) {
            let now = after.iter().find(|now| now.name == field.name);
            if now.is_some_and(|now| !now.is_changeable) {
                changes.push(BreakingChange::UpdateField {
                    owner: self.name(),
                    field: field.name.to_owned(),
                });
            }
        }
    }

    fn actions(self, changes: &mut Changes) {
        for action in &self.entity.actions {
            let Some(now) = self
                .now
                .actions
                .iter()
                .find(|now| now.names.wire == action.names.wire)
            else {
                changes.push(BreakingChange::Action {
                    entity: self.name(),
                    action: action.names.wire.clone(),
                });
                continue;
            };
            let [before, after] = [action, now].map(|action| {
                let fields = action.inputs().iter().map(Sent::field);
                fields.collect::<Vec<_>>()
            });
            let owner = format!("{}.{}", self.entity.name, action.names.wire);
            inputs(&owner, &before, &after, changes);
            let accounts = [self.before, self.after].map(|project| project.auth.is_some());
            let [before, after] =
                [(action, accounts[0]), (now, accounts[1])].map(|(action, ruled)| {
                    if ruled {
                        action.access.clone()
                    } else {
                        vec![Grant::Public]
                    }
                });
            self.grants(&action.names.wire, &before, &after, changes);
        }
    }
}

/// The values of an enum that it did not have.
fn added_values(before: &Shown<'_>, after: &Shown<'_>) -> Option<Vec<String>> {
    let is_new = |value: &&EnumValue| before.values.iter().all(|had| had.wire != value.wire);
    let added = after.values.iter().filter(is_new);
    let added: Vec<_> = added.map(|value| format!("`{}`", value.wire)).collect();
    (!before.values.is_empty() && !added.is_empty()).then_some(added)
}

/// Compares what clients send.
fn inputs(owner: &str, before: &[Sent<'_>], after: &[Sent<'_>], changes: &mut Changes) {
    let names = |field: &str| (owner.to_owned(), field.to_owned());
    for had in before {
        let (owner, field) = names(had.name);
        let Some(now) = after.iter().find(|now| now.name == had.name) else {
            changes.push(BreakingChange::RequestField { owner, field });
            continue;
        };
        if now.is_required && !had.is_required {
            let (owner, field) = names(had.name);
            changes.push(BreakingChange::Required { owner, field });
        }
        let kinds = had.kind.zip(now.kind);
        if let Some(how) = kinds.and_then(|(had, now)| narrowing(had, now)) {
            changes.push(BreakingChange::Narrowed { owner, field, how });
        }
    }
    let new = after.iter().filter(|now| now.is_required);
    let new = new.filter(|now| before.iter().all(|had| had.name != now.name));
    changes.extend(new.map(|now| {
        let (owner, field) = names(now.name);
        BreakingChange::Required { owner, field }
    }));
}

/// Whether all who have a grant are let through.
fn is_covered(grant: &Grant, after: &[Grant]) -> bool {
    after.contains(&Grant::Public)
        || (*grant != Grant::Public && after.contains(&Grant::Authenticated))
        || after.contains(grant)
}
