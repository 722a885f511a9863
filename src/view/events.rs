//! The events that a service publishes.

use serde::Serialize;
use serde_json::Value as Json;

use crate::model::{Action, Entity, OnDelete, Operation, Project, SUBSCRIBES_SETTING};
use crate::names::{pascal, snake};

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

/// A topic that the service subscribes to.
#[derive(Debug, Serialize)]
pub struct SubscriptionView {
    /// `users.User.deleted`
    pub topic: String,
    /// The type of its events: `user.deleted`.
    pub kind: String,
    /// The type of the handler: `UsersUserDeleted`.
    pub rust_type: String,
}

pub(super) fn subscriptions(project: &Project) -> Vec<SubscriptionView> {
    let topics = project.feature_settings.get(SUBSCRIBES_SETTING);
    let topics = topics.and_then(Json::as_array).into_iter().flatten();
    let topics = topics.filter_map(Json::as_str);
    topics
        .filter_map(|topic| {
            let mut parts = topic.splitn(3, '.');
            let (service, entity, event) = (parts.next()?, parts.next()?, parts.next()?);
            Some(SubscriptionView {
                topic: topic.to_owned(),
                kind: format!("{}.{event}", snake(entity)),
                rust_type: [service, entity, event].map(pascal).concat(),
            })
        })
        .collect()
}

/// Those of all entities.
pub(super) fn events(project: &Project) -> Vec<EventView> {
    let entities = project.entities.iter();
    entities
        .flat_map(|entity| of_entity(project, entity))
        .collect()
}

fn of_entity(project: &Project, entity: &Entity) -> Vec<EventView> {
    let row = &entity.names.rust_type;
    let changes = [
        (entity.has(Operation::Create), "created", row.clone()),
        (is_updated(project, entity), "updated", row.clone()),
        (
            is_deleted(project, entity),
            "deleted",
            format!("{row}/properties/id"),
        ),
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

/// Whether rows change, be it because of others.
pub(super) fn is_updated(project: &Project, entity: &Entity) -> bool {
    entity.has(Operation::Update)
        || entity.actions.iter().any(Action::stores)
        || is_reached(project, entity, OnDelete::SetNull)
}

/// Whether rows are deleted, be it along with others.
pub(super) fn is_deleted(project: &Project, entity: &Entity) -> bool {
    entity.has(Operation::Delete) || is_reached(project, entity, OnDelete::Cascade)
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
