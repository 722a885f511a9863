//! The resolved project: every name, type and relation worked out once.
//!
//! Nothing after the resolve stage looks at the spec's text again.

mod action;
mod database;
mod entity;
mod field;
mod lists;
mod names;
mod project;
mod relation;

pub use action::{
    Action, ActionInput, ActionTarget, AssignedValue, Assignment, Condition, Transition,
};
pub use database::{Engine, Pool};
pub use entity::{Entity, FeatureSettings, IdColumn, IdKind, NamedIndex, Operation};
pub use field::{DecimalShape, EnumValue, Field, FieldKind, Length};
pub use lists::{INCLUDE_LIMIT, Lists};
pub use names::{EntityNames, FieldNames};
pub use project::{Api, EARLIER_MIGRATIONS_TABLE, MIGRATIONS_TABLE, Project, Rename, Service};
pub use relation::{BelongsTo, HasMany, ManyToMany, OnDelete, Side};
