//! What the tests and the seeds of a service need to know of its entities.

mod factory;
mod field;
mod insert;
mod keys;
mod kind;
mod rules;
mod seeds;
mod view;

pub use seeds::SeedsView;
pub use view::TestView;
