//! A database of a `PostgreSQL` server, read as it is.

mod column_types;
mod constraints;
mod read;

pub use read::read_postgres;
