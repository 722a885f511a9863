//! A database of a `MySQL` or `MariaDB` server, read as it is.

mod column_types;
mod constraints;
mod facts;
mod flavor;
mod read;
mod rows;
mod tables;

pub use read::read_mysql;
