//! A database of a `MySQL` or `MariaDB` server, read as it is.

mod columns;
mod connect;
mod constraints;
mod default;
mod error;
mod flavor;
mod indexes;
mod kind;
mod read;
mod rows;

pub use error::MysqlError;
pub use read::read_mysql;
