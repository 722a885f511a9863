//! Raw spec to project: names, types, relations and their other sides, worked out once.

mod bounds;
mod column_clashes;
mod columns;
mod cycle;
mod database;
mod decimal;
mod draft;
mod entity_clashes;
mod entity_names;
mod enum_types;
mod enumeration;
mod existing;
mod field;
mod finish;
mod formats;
mod implicit;
mod inverse;
mod join_table;
mod kind;
mod lists;
mod member_names;
mod members;
mod old_names;
mod patterns;
mod project;
mod relation;
mod relation_words;
mod service;
mod sets;
mod type_names;
mod value;
mod word_rules;

pub use project::{resolve, resolve_all};
