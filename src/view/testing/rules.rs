use crate::model::{Entity, OnDelete, Operation, Project};

use super::capacity::capacity;
use super::factory::unique_sets;

/// The functions of the contract that an entity keeps, in order.
pub(super) fn rules(project: &Project, entity: &Entity) -> Vec<&'static str> {
    let has = |operation| entity.has(operation);
    let (creates, updates) = (has(Operation::Create), updates(entity));
    let (gets, lists, deletes) = (
        has(Operation::Get),
        has(Operation::List),
        has(Operation::Delete),
    );
    let inputs = creates || updates;
    let keys = &entity.belongs_to;
    let conflicts = !keys.is_empty() || !unique_sets(project, entity).is_empty();
    let complete = gets && lists && creates && updates && deletes;
    let relations = relations_have_room(project, entity);
    let immutable = entity.fields.iter().filter(|field| field.immutable).count();
    // With the number of rows that each makes up at most.
    let rules = [
        ("creates", creates, 1),
        (
            "accepts_edge_values",
            creates && !(entity.fields.is_empty()),
            1,
        ),
        ("rejects_faulty_values", inputs, 4 + 2 * immutable),
        ("rejects_malformed_bodies", inputs, 1),
        ("rejects_conflicts", inputs && conflicts, 4),
        ("gets", gets, 2),
        ("replaces", updates, 5),
        ("updates", updates, 2),
        ("deletes", deletes, 2),
        (
            "checks_versions",
            entity.versioned && (updates || deletes),
            3,
        ),
        ("rejects_unknown_ids", gets || updates || deletes, 2),
        ("rejects_other_operations", !complete, 0),
        ("pages", lists, 4),
        ("filters", lists, 4),
        ("sorts", lists, 4),
        ("cursors", lists, 5),
        ("rejects_unknown_parameters", lists, 0),
        ("rejects_parameters_of_changes", inputs || deletes, 3),
        (
            "includes",
            relations && gets && keys.iter().any(|key| !key.private),
            1,
        ),
        ("nested", relations && is_nested(project, entity), 4),
        (
            "follows_deletes",
            relations && follows_deletes(project, entity),
            4,
        ),
        ("links", relations && links(entity), 4),
    ];
    let room = capacity(project, entity);
    let rules = rules.into_iter();
    let rules = rules.filter(|(_, kept, rows)| *kept && *rows <= room);
    rules.map(|(rule, ..)| rule).collect()
}

/// How many rows tests can make up of an entity, with as many of everything that it refers to.
pub(in crate::view) fn room(project: &Project, entity: &Entity) -> usize {
    if relations_have_room(project, entity) {
        capacity(project, entity)
    } else {
        capacity(project, entity).min(1)
    }
}

/// The rows of what an entity refers to that the rules for relations make up at most, besides those
/// that its own rows bring along.
const RELATED_ROWS: usize = 8;

/// Whether there can be enough rows of everything that an entity refers to.
fn relations_have_room(project: &Project, entity: &Entity) -> bool {
    let keys = entity.belongs_to.iter().map(|key| &key.target);
    let links = entity.many_to_many.iter().map(|link| &link.target);
    let mut targets = keys.chain(links).filter_map(|name| project.entity(name));
    targets.all(|target| capacity(project, target) >= RELATED_ROWS)
}

/// Whether rows can be changed.
pub(super) fn updates(entity: &Entity) -> bool {
    let fields = entity.fields.iter().any(|field| !field.immutable);
    let keys = entity.belongs_to.iter().any(|key| !key.immutable);
    entity.has(Operation::Update) && (fields || keys)
}

/// Whether rows are shown below others.
fn is_nested(project: &Project, entity: &Entity) -> bool {
    let owners = project.entities.iter();
    let mut owners =
        owners.filter(|owner| entity.has(Operation::List) || owner.has(Operation::Get));
    owners.any(|owner| {
        owner
            .has_many
            .iter()
            .any(|child| child.source == entity.name)
    })
}

/// Whether rows that others refer to can be deleted.
fn follows_deletes(project: &Project, entity: &Entity) -> bool {
    let mut targets = entity
        .belongs_to
        .iter()
        .filter_map(|key| project.entity(&key.target));
    targets.any(|target| {
        let cascades = target
            .belongs_to
            .iter()
            .any(|key| key.on_delete == OnDelete::Cascade);
        target.has(Operation::Delete) || cascades
    })
}

fn links(entity: &Entity) -> bool {
    entity.declared_links().next().is_some()
}
