//! The keys of the language, in one table: see [`KeyTable`].

mod entity;
mod later;
mod off;
mod spec;
mod table;
mod values;

pub(super) use off::refuse;
pub(super) use spec::read_spec;
pub use table::{CommandForm, FeatureKey, KeyCommand, KeyPlace, KeyTable, ReadSetting};
