//! The handlers of the blog that is killed while it works: they write down what they handle.

use async_trait::async_trait;

use super::{EventHandler, EventHandlers, ReceivedEvent};
use crate::errors::Result;

/// The handlers of all topics.
#[must_use]
pub fn event_handlers() -> EventHandlers {
    EventHandlers::default()
        .with("blog.Tag.created", WriteDown)
        .with("blog.Tag.updated", WriteDown)
}

struct WriteDown;

#[async_trait]
impl EventHandler for WriteDown {
    async fn handle(&self, received: ReceivedEvent) -> Result<()> {
        let event = received.event().to_json()?;
        received
            .once(async move |tx| {
                tx.execute("INSERT INTO handled (event) VALUES (?1)", [event])?;
                Ok(())
            })
            .await
    }
}
