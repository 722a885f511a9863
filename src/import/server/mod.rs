//! Databases of servers, read through `sqlx`.

mod address;
mod catalogue_fact;
mod connect;
mod error;
mod mysql;
mod postgres;

pub use error::ServerError;
pub use mysql::read_mysql;
pub use postgres::read_postgres;
