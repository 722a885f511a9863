//! Raw spec to project: names, types, relations and their other sides, worked out once.

mod bounds;
mod cycle;
mod draft;
mod entity_clashes;
mod entity_names;
mod enum_types;
mod field;
mod finish;
mod inverse;
mod join_table;
mod kind;
mod member_names;
mod members;
mod patterns;
mod project;
mod relation;
mod service;
mod sets;
mod value;
mod word_rules;

pub use project::{resolve, resolve_all};
