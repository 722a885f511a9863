//! Raw spec to project: names, types, relations and their other sides, worked out once.

mod access;
mod access_actions;
mod access_check;
mod access_rules;
mod accounts;
mod actions;
mod bounds;
mod column_clashes;
mod column_lists;
mod cycle;
mod draft;
mod entity_clashes;
mod entity_names;
mod enum_types;
mod enumeration;
mod existing;
mod field;
mod finish;
mod graphql_names;
mod join_table;
mod kind;
mod member_names;
mod members;
mod old_names;
mod owner;
mod passwords;
mod patterns;
mod possible;
mod project;
mod relation;
mod service;
mod subscriptions;
mod system;
mod value;

pub use project::{resolve, resolve_all};
pub use system::resolve_system;
