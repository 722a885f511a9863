//! The text of a spec out of a document.

mod declaration;
mod defaults;
mod entity;
mod field;
mod relation;
mod service;
mod yaml;

pub use service::write;
