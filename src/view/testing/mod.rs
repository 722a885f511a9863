//! What the tests and the seeds of a service need to know of its entities.

mod closed;
mod delete;
mod dependents;
mod factory;
mod keys;
mod listed;
mod nested;
mod project;
mod read;
mod seeds;
mod service;
mod source;
mod subject;
mod tables;
mod view;
mod write;

pub use project::ProjectTests;
pub use view::TestView;
