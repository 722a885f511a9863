//! An `SQLite` file, read as it is.

mod default;
mod definition;
mod error;
mod indexes;
mod kind;
mod read;
mod rows;

pub use error::SqliteError;
pub use read::read_sqlite;
pub use rows::fit_rows;
