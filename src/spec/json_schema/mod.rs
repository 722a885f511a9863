//! The spec language as a JSON Schema, for editors.

mod entity;
mod field;
mod names;
mod relation;
mod root;
mod service;
mod system;

pub use root::json_schema;
