//! The resolved project: every name, type and relation worked out once.
//!
//! Nothing after the resolve stage looks at the spec's text again.

mod database;
mod entity;
mod feature_settings;
mod field;
mod index;
mod lists;
mod names;
mod project;
mod relation;
mod rename;

pub use database::{Engine, Pool};
pub use entity::{Entity, IdColumn, IdKind, Operation};
pub use feature_settings::FeatureSettings;
pub use field::{DecimalShape, EnumValue, Field, FieldKind, Length};
pub use index::NamedIndex;
pub use lists::{INCLUDE_LIMIT, Lists};
pub use names::{EntityNames, FieldNames};
pub use project::{Api, Project, Service};
pub use relation::{BelongsTo, HasMany, ManyToMany, OnDelete, Side};
pub use rename::Rename;
