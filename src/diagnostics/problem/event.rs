use super::wording::{Wording, did_you_mean, short};

/// Topics of `subscribes` under which no events come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventProblem {
    /// The spec does not say where events are published.
    WithoutEvents,
    /// There is nothing whose changes could be published.
    WithoutEntities,
    TopicSpelling {
        topic: String,
    },
    RepeatedTopic {
        topic: String,
    },
    /// Another service cannot be reached in this process.
    ForeignTopic {
        service: String,
    },
    UnknownEntity {
        entity: String,
        nearest: Option<String>,
        entities: Vec<String>,
    },
    UnknownEvent {
        entity: String,
        event: String,
        nearest: Option<String>,
        events: Vec<String>,
    },
}

impl EventProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::WithoutEvents => Wording::new(
                "subscribes-without-events",
                "`subscribes` needs a broker that events come from",
            )
            .help(
                "add `events: rabbitmq`, or `events: memory` for the events of this service alone",
            ),
            Self::WithoutEntities => Wording::new(
                "subscribes-without-events",
                "a service without entities has no events",
            )
            .help("add an entity, or leave `subscribes` out"),
            Self::TopicSpelling { topic } => {
                Wording::new("topic", format!("`{}` is not a topic", short(topic)))
                    .help("write `<service>.<Entity>.<event>`, such as `users.User.deleted`")
            }
            Self::RepeatedTopic { topic } => {
                Wording::new("topic", format!("the topic `{topic}` is given twice"))
                    .help("remove one of them")
            }
            Self::ForeignTopic { service } => Wording::new(
                "foreign-topic",
                format!("`events: memory` brings no events of the service `{service}`"),
            )
            .help("use `events: rabbitmq`, for both services"),
            Self::UnknownEntity {
                entity,
                nearest,
                entities,
            } => Wording::new("topic", format!("there is no entity `{entity}`"))
                .help(did_you_mean(nearest.as_ref(), "the entities are", entities)),
            Self::UnknownEvent {
                entity,
                event,
                nearest,
                events,
            } => Wording::new("topic", format!("`{entity}` has no event `{event}`"))
                .help(did_you_mean(nearest.as_ref(), "its events are", events)),
        }
    }
}
