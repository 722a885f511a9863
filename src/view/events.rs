//! The events that a service publishes.

use serde::Serialize;

use crate::model::{Action, Entity, OnDelete, Operation, Project};

use super::deletion::deleted_with;

/// An event, as the document of events describes it.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// `post.created`
    pub kind: String,
    /// `blog.Post.created`
    pub topic: String,
    /// The schema of its data below those of the document: `Post`, `Post/properties/id`, or nothing.
    pub data: String,
}

/// Those of all entities.
pub(super) fn events(project: &Project) -> Vec<EventView> {
    let entities = project.entities.iter();
    entities
        .flat_map(|entity| of_entity(project, entity))
        .collect()
}

fn of_entity(project: &Project, entity: &Entity) -> Vec<EventView> {
    let is_cleared = is_reached(project, entity, OnDelete::SetNull);
    let is_updated =
        entity.has(Operation::Update) || entity.actions.iter().any(Action::stores) || is_cleared;
    let is_deleted =
        entity.has(Operation::Delete) || is_reached(project, entity, OnDelete::Cascade);
    let row = &entity.names.rust_type;
    let changes = [
        (entity.has(Operation::Create), "created", row.clone()),
        (is_updated, "updated", row.clone()),
        (is_deleted, "deleted", format!("{row}/properties/id")),
    ];
    let changes = changes.into_iter().filter(|(happens, ..)| *happens);
    let changes = changes.map(|(_, what, data)| (what, data));
    let actions = entity.actions.iter().map(|action| {
        let row = action.is_on_row().then(|| row.clone());
        (action.names.wire.as_str(), row.unwrap_or_default())
    });
    changes
        .chain(actions)
        .map(|(what, data)| EventView {
            kind: format!("{}.{what}", entity.names.wire),
            topic: format!("{}.{}.{what}", project.service.name, entity.name),
            data,
        })
        .collect()
}

/// Whether the deletion of another row does this to rows of an entity.
fn is_reached(project: &Project, entity: &Entity, on_delete: OnDelete) -> bool {
    let deletable = project.entities.iter();
    let deletable = deletable.filter(|other| other.has(Operation::Delete));
    let mut deleted = deletable.flat_map(|other| deleted_with(project, other));
    deleted.any(|deleted| {
        let mut keys = project.keys_to(deleted);
        keys.any(|(source, key)| source.name == entity.name && key.on_delete == on_delete)
    })
}
