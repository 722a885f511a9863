//! Events: what has changed, recorded in the transaction of the change and published after it.

mod consumers;
mod feature;
mod key;
mod memory;
mod rabbitmq;

pub use consumers::EventConsumers;
pub use feature::Events;
pub use memory::{EventQueueInMemory, EventsInMemory};
pub use rabbitmq::{EventQueueOnRabbitMq, EventsOnRabbitMq};
