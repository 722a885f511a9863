//! What the templates see: one small serialisable struct per family.

mod access;
mod action;
mod auth;
mod base64_pattern;
mod cache;
mod column;
mod database;
mod decimal_pattern;
mod deletion;
mod distinct;
mod doc;
mod entity;
mod events;
mod existing;
mod graphql;
mod graphql_mutations;
mod graphql_schema;
mod how_to;
mod index;
mod kind_code;
mod literal;
mod project;
mod readme;
mod relation;
mod sample;
mod service_tests;
mod statement;
mod storage;
mod testing;
mod uses;

pub use access::AccessView;
pub use cache::taken_along;
pub use deletion::settles_dependents_anywhere;
pub use entity::{EntityView, entity_view};
pub use project::{ProjectView, ServiceView, env_prefix, project_view, service_view};
