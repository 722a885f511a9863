//! What the entities of a service make use of; what none does leaves nothing behind.

mod census;
mod kinds;
mod relations;
mod requests;
mod summary;
mod values;

pub use summary::Uses;
