//! The keys of the language, in one table: see [`KeyTable`].

mod auth;
mod entity;
mod feature_key;
mod mapping;
mod off;
mod place;
mod spec;
mod table;
mod values;

pub(super) use auth::{who, who_schema};
pub use feature_key::FeatureKey;
pub use mapping::{check_keys, report_missing, short_value};
pub use off::refuse;
pub use place::{CommandForm, KeyCommand, KeyPlace};
pub(super) use spec::read_spec;
pub use table::{KeySchema, KeyTable, ReadSetting};
pub use values::{duration as read_duration, number as read_number, parse_duration};
