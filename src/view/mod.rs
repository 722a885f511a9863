//! What the templates see: one small serialisable struct per family.

mod all;
mod column;
mod database;
mod decimal_pattern;
mod deletion;
mod dependencies;
mod distinct;
mod doc;
mod entity;
mod existing;
mod how_to;
mod kind_code;
mod list_example;
mod literal;
mod project;
mod readme;
mod relation;
mod sample;
mod service_tests;
mod settings;
mod sql;
mod statement;
mod storage;
mod testing;
mod unique;
mod uses;

pub use all::{entity_views, views};
pub use entity::{EntityView, entity_view};
pub use project::{ProjectView, ServiceView, project_view, service_view};
