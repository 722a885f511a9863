//! The names that the files of an entity import from other modules of the service.

mod facts;
mod lists;
mod model;
mod names;
mod request;
mod store;

pub(super) use facts::Facts;
pub use lists::ImportLists;
pub(super) use model::model_types;
pub(super) use names::{chosen, sorted};
pub(super) use request::controller_models;
