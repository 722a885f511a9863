//! A database of a `PostgreSQL` server, read as it is.

mod column_types;
mod constraints;
mod facts;
mod read;
mod schemas;

pub use read::read_postgres;
