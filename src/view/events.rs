//! The events that a service publishes.

use serde::Serialize;

use crate::model::{Change, Entity, Project};
use crate::names::{pascal, snake};

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
    let topics = project.topics();
    topics
        .map(|topic| SubscriptionView {
            kind: format!("{}.{}", snake(topic.entity), topic.event),
            rust_type: [topic.service, topic.entity, topic.event]
                .map(pascal)
                .concat(),
            topic: topic.to_string(),
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
    let changes = project.changes_of(entity).into_iter();
    let changes = changes.map(|change| {
        let data = match change {
            Change::Created | Change::Updated => row.clone(),
            Change::Deleted => format!("{row}/properties/id"),
        };
        (change.word(), data)
    });
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
