//! A database of a `PostgreSQL` server, read as it is.

mod connect;
mod constraints;
mod default;
mod domains;
mod error;
mod kind;
mod read;
mod rows;

pub use error::PostgresError;
pub use read::read_postgres;
