//! An `SQLite` file, read as it is.

mod column_types;
mod definitions;
mod facts;
mod read;
mod rows;

pub use read::{SqliteError, read_sqlite};
