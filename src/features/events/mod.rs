//! Events: what has changed, recorded in the transaction of the change and published after it.

mod feature;
mod key;
mod memory;
mod rabbitmq;

pub use feature::Events;
pub use memory::EventsInMemory;
pub use rabbitmq::EventsOnRabbitMq;
