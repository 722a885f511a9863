//! What the templates see: one small serialisable struct per family.

mod all;
mod answers;
mod column;
mod controller;
mod database;
mod decimal_pattern;
mod dependencies;
mod dependent;
mod distinct;
mod doc;
mod entity;
mod example;
mod going;
mod http;
mod import_lists;
mod imports;
mod insertion;
mod kind;
mod list_example;
mod listing;
mod literal;
mod operand;
mod pool;
mod project;
mod readme;
mod relation;
mod sample;
mod sql;
mod statement;
mod storage;
mod testing;
mod unique;
mod uses;

pub use all::{entity_views, views};
pub use entity::{EntityView, entity_view};
pub use project::{ProjectView, ServiceView, project_view, service_view};
