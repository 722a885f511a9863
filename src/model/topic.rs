use std::fmt::{self, Display, Formatter};

use serde_json::Value;

use super::{Project, SUBSCRIBES_SETTING};

/// Where a service subscribes to events: `users.User.deleted`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic<'a> {
    pub service: &'a str,
    pub entity: &'a str,
    pub event: &'a str,
}

impl<'a> Topic<'a> {
    /// Nothing unless there are three parts, whatever they are called.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let parts: Vec<_> = text.split('.').collect();
        let [service, entity, event] = parts[..] else {
            return None;
        };
        Some(Self {
            service,
            entity,
            event,
        })
    }
}

impl Display for Topic<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Self {
            service,
            entity,
            event,
        } = self;
        write!(formatter, "{service}.{entity}.{event}")
    }
}

impl Project {
    /// The topics that it subscribes to.
    pub fn topics(&self) -> impl Iterator<Item = Topic<'_>> {
        let topics = self.feature_settings.get(SUBSCRIBES_SETTING);
        let topics = topics.and_then(Value::as_array).into_iter().flatten();
        topics.filter_map(Value::as_str).filter_map(Topic::parse)
    }
}
