//! The resolved project: every name, type and relation worked out once.
//!
//! Nothing after the resolve stage looks at the spec's text again.

mod access;
mod accounts;
mod action;
mod changes;
mod database;
mod entity;
mod feature_table;
mod field;
mod lists;
mod names;
mod project;
mod relation;
mod system;
mod topic;

pub use access::{AccessRule, Auth, EntityAccess, Grant, Owner};
pub use accounts::Accounts;
pub use action::{
    Action, ActionInput, ActionTarget, AssignedValue, Assignment, Condition, Transition,
};
pub use changes::Change;
pub use database::{Engine, Pool};
pub use entity::{
    CLIENTS_SETTING, CQRS_SETTING, EVENTS_IN_MEMORY, EVENTS_SETTING, Entity, FeatureSettings,
    GRAPHQL_SETTING, IdColumn, IdKind, NamedIndex, Operation, SUBSCRIBES_SETTING,
};
pub use feature_table::{FeatureColumn, FeatureColumnKind, FeatureTable};
pub use field::{DecimalShape, EnumValue, Field, FieldKind, Length};
pub use lists::{INCLUDE_LIMIT, Lists};
pub use names::{EntityNames, FieldNames};
pub use project::{Api, EARLIER_MIGRATIONS_TABLE, MIGRATIONS_TABLE, Project, Rename, Service};
pub use relation::{BelongsTo, HasMany, ManyToMany, OnDelete, Side};
pub use system::{System, SystemMember};
pub use topic::Topic;
