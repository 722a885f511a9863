//! What the tests and the seeds of a service need to know of its entities.

mod closed;
mod dependents;
mod factory;
mod keys;
mod listed;
mod nested;
mod project;
mod seeds;
mod service;
mod source;
mod tables;
mod view;

pub use project::ProjectTests;
pub use view::TestView;
