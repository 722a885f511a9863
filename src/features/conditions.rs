//! What templates of several features depend on, besides the features themselves.

use crate::model::{Entity, GRAPHQL_SETTING, Operation, Project};
use crate::view::{settles_dependents_anywhere, subscribes_anywhere};

pub(in crate::features) fn has_entities(project: &Project) -> bool {
    !project.entities.is_empty()
}

/// Some entities are listed.
fn has_lists(project: &Project) -> bool {
    project.has_operation(Operation::List)
}

/// Rows are listed, be it only below others.
pub(super) fn reads_lists(project: &Project) -> bool {
    has_lists(project) || has_graphql(project)
}

/// Rows are read by what they belong to.
pub(super) fn reads_related(project: &Project) -> bool {
    has_relations(project) || has_graphql(project)
}

/// There is GraphQL, and something to ask for.
pub(super) fn has_graphql(project: &Project) -> bool {
    project.feature_settings.contains_key(GRAPHQL_SETTING) && has_entities(project)
}

/// GraphQL tells of changes.
pub(super) fn has_subscriptions(project: &Project) -> bool {
    has_graphql(project) && subscribes_anywhere(project)
}

/// Some entities have relations that clients see.
fn has_relations(project: &Project) -> bool {
    project.has_entity(Entity::has_relations)
}

/// Some deletions settle what refers to a row.
pub(super) fn has_deletions(project: &Project) -> bool {
    settles_dependents_anywhere(project)
}

/// Some tables were there before the service.
pub(super) fn has_existing_tables(project: &Project) -> bool {
    project.has_entity(|entity| {
        entity.existing || entity.many_to_many.iter().any(|link| link.existing)
    })
}

/// There is authentication.
pub(super) fn has_accounts(project: &Project) -> bool {
    project.auth.is_some()
}
