//! What the tests and the seeds of a service need to know of its entities.

mod capacity;
mod described_field;
mod factory;
mod resource;
mod rules;
mod seeds;

pub use described_field::{DescribedField, resource};
pub use resource::{Difference, TestView};
pub(super) use rules::room;
pub use seeds::SeedsView;
