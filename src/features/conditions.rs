//! What templates of several features depend on, besides the features themselves.

use crate::model::{Operation, Project};
use crate::view::settles_dependents_anywhere;

pub(super) fn has_entities(project: &Project) -> bool {
    !project.entities.is_empty()
}

/// Some entities are listed.
pub(super) fn has_lists(project: &Project) -> bool {
    project.has_operation(Operation::List)
}

/// Some entities have relations that clients see.
pub(super) fn has_relations(project: &Project) -> bool {
    project.has_entity(|entity| {
        entity.belongs_to.iter().any(|key| !key.private)
            || !entity.many_to_many.is_empty()
            || !entity.has_many.is_empty()
    })
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
