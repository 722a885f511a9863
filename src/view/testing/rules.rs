use crate::model::{Entity, OnDelete, Operation, Project, Side};

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
    let rules = [
        ("creates", creates),
        (
            "accepts_edge_values",
            creates && !(entity.fields.is_empty()),
        ),
        ("rejects_faulty_values", inputs),
        ("rejects_malformed_bodies", inputs),
        ("rejects_conflicts", inputs && conflicts),
        ("gets", gets),
        ("replaces", updates),
        ("updates", updates),
        ("deletes", deletes),
        ("checks_versions", entity.versioned && (updates || deletes)),
        ("rejects_unknown_ids", gets || updates || deletes),
        ("rejects_other_operations", !complete),
        ("pages", lists),
        ("filters", lists),
        ("sorts", lists),
        ("cursors", lists),
        ("rejects_unknown_parameters", lists || inputs || deletes),
        ("includes", gets && keys.iter().any(|key| !key.private)),
        ("nested", is_nested(project, entity)),
        ("follows_deletes", follows_deletes(project, entity)),
        ("links", links(entity)),
    ];
    let rules = rules.into_iter().filter(|(_, kept)| *kept);
    rules.map(|(rule, _)| rule).collect()
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
    let mut relations = entity.many_to_many.iter();
    relations.any(|relation| relation.side == Side::Declared)
}
