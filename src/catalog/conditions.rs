//! The conditions of the catalog by name; what they ask for is a field of the view.

use crate::view::{EntityView, ProjectView};

/// For every service, or every entity.
pub fn always<View>(_: &View) -> bool {
    true
}

/// Entities whose services do more than to hand on what they are given.
pub fn has_service_tests(entity: &EntityView) -> bool {
    entity.service_tests.any
}

/// Services with entities.
pub fn has_entities(project: &ProjectView) -> bool {
    !project.entities.is_empty()
}

/// Services that send traces to a collector.
pub fn exports_traces(project: &ProjectView) -> bool {
    project.exports_traces
}

/// Services whose deletions settle what refers to a row.
pub fn has_deletions(project: &ProjectView) -> bool {
    project.uses.deletions
}

/// Services with bytes.
pub fn has_bytes(project: &ProjectView) -> bool {
    project.uses.bytes
}

/// Services over tables that were there before.
pub fn has_existing(project: &ProjectView) -> bool {
    project.uses.existing
}

/// Services with lists.
pub fn has_lists(project: &ProjectView) -> bool {
    project.uses.lists
}

/// Services with passwords.
pub fn has_passwords(project: &ProjectView) -> bool {
    project.uses.password
}

/// Services with relations.
pub fn has_related(project: &ProjectView) -> bool {
    project.uses.relations
}

/// Services with more flags in one row than clippy lets pass.
pub fn has_many_flags(project: &ProjectView) -> bool {
    project.uses.many_flags
}

/// Services with versioned entities.
pub fn has_versions(project: &ProjectView) -> bool {
    project.uses.versions
}
