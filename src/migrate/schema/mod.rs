//! The database that a model asks for, as plain data that knows no engine.

mod build;
mod column;
mod columns;
mod describe;
mod index;
mod indexes;
mod kind;
mod order;
mod table;
mod value;

pub use column::{Column, ForeignKey, Role};
pub use index::{Index, IndexKind};
pub use kind::{Kind, Numbers, TextFormat};
pub use table::{Origin, Schema, Table};
pub use value::Value;
