//! The conditions of the catalog by name; what they ask for is a field of the view.

use crate::view::{EntityView, ProjectView};

/// For every service, or every entity.
pub fn always<View>(_: &View) -> bool {
    true
}

/// Services with entities.
pub fn has_entities(project: &ProjectView) -> bool {
    !project.entities.is_empty()
}

/// Services with bytes.
pub fn has_bytes(project: &ProjectView) -> bool {
    project.uses.kinds.bytes
}

/// Services with enums.
pub fn has_choices(project: &ProjectView) -> bool {
    project.uses.kinds.choice
}

/// Services with points in time.
pub fn has_timestamps(project: &ProjectView) -> bool {
    project.uses.timestamps
}

/// Services with decimals.
pub fn has_decimals(project: &ProjectView) -> bool {
    project.uses.kinds.decimal
}

/// Services with requests with a body.
pub fn has_inputs(project: &ProjectView) -> bool {
    project.uses.requests.inputs
}

/// Services over tables that were there before.
pub fn has_existing(project: &ProjectView) -> bool {
    project.uses.existing
}

/// Services with JSON fields.
pub fn has_json(project: &ProjectView) -> bool {
    project.uses.kinds.json
}

/// Entities with join tables of their own.
pub fn has_links(entity: &EntityView) -> bool {
    !entity.related.links.is_empty()
}

/// Entities that are listed below others.
pub fn has_scopes(entity: &EntityView) -> bool {
    !entity.related.scopes.is_empty()
}

/// Services with lists.
pub fn has_lists(project: &ProjectView) -> bool {
    project.uses.requests.lists
}

/// Services with query parameters.
pub fn has_parameters(project: &ProjectView) -> bool {
    project.uses.requests.parameters
}

/// Services with passwords.
pub fn has_passwords(project: &ProjectView) -> bool {
    project.uses.kinds.password
}

/// Services with rows that nothing can be sent along with.
pub fn has_plain_gets(project: &ProjectView) -> bool {
    project.uses.requests.plain_gets
}

/// Services with foreign keys.
pub fn has_references(project: &ProjectView) -> bool {
    project.uses.relations.references
}

/// Services with relations.
pub fn has_related(project: &ProjectView) -> bool {
    project.uses.relations.relations
}

/// Services with rules of values.
pub fn has_rules(project: &ProjectView) -> bool {
    project.uses.values.rules
}

/// Services with more flags in one row than clippy lets pass.
pub fn has_many_flags(project: &ProjectView) -> bool {
    project.uses.kinds.many_flags
}

/// Services with entities that can be changed.
pub fn has_updates(project: &ProjectView) -> bool {
    project.uses.requests.updates
}

/// Services with versioned entities.
pub fn has_versions(project: &ProjectView) -> bool {
    project.uses.versions
}

/// Services with single rows that others can be sent along with.
pub fn includes(project: &ProjectView) -> bool {
    project.uses.requests.includes
}

/// Services with ids in paths.
pub fn reads_ids(project: &ProjectView) -> bool {
    project.uses.requests.ids
}

/// Entities that rows of others can be sent along with.
pub fn has_relations(entity: &EntityView) -> bool {
    entity.related.has_relations
}

/// Entities that clients create or change.
pub fn takes_input(entity: &EntityView) -> bool {
    entity.taken.has_inputs
}

/// Entities whose tests cover that they change their rows.
pub fn tests_change(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"change")
}

/// Entities whose tests cover that they lack an operation.
pub fn tests_closed(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"closed")
}

/// Entities whose tests cover that they refuse changes that conflict.
pub fn tests_conflict(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"conflict")
}

/// Entities whose tests cover that they make rows.
pub fn tests_create(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"create")
}

/// Entities whose tests cover that they delete rows.
pub fn tests_delete(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"delete")
}

/// Entities whose tests cover that they get single rows.
pub fn tests_get(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"get")
}

/// Entities whose tests cover that they keep fields to themselves.
pub fn tests_hidden(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"hidden")
}

/// Entities whose tests cover that they declare join tables.
pub fn tests_links(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"links")
}

/// Entities whose tests cover that they list their rows.
pub fn tests_list(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"list")
}

/// Entities whose tests cover that they are listed below others.
pub fn tests_nested(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"nested")
}

/// Entities whose tests cover that they take values.
pub fn tests_values(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"values")
}

/// Entities whose tests cover that they check versions of rows.
pub fn tests_versions(entity: &EntityView) -> bool {
    entity.tests.modules.contains(&"versions")
}
