//! What the tests and the seeds of a service need to know of its entities.

mod capacity;
mod described_field;
mod factory;
mod resource;
mod rules;
mod seeds;

pub use resource::TestView;
pub use seeds::SeedsView;
