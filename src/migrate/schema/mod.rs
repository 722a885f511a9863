//! The database that a model asks for, as plain data that knows no engine.

mod column;
mod column_kind;
mod indexes;
mod of_project;
mod table;

pub use column::{Column, ColumnRole, ColumnValue, ForeignKey};
pub use column_kind::{ColumnKind, NumberRange, TextFormat};
pub use table::{Index, IndexKind, Schema, Table, TableOrigin};
