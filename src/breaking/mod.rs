//! What a change of the spec takes from those who call the service, over REST and GraphQL alike.

mod change;
mod comparison;
mod narrowing;
mod promises;

pub use change::BreakingChange;
pub use comparison::breaking_changes;
