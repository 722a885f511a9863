//! How the schema of a server changes: tables are altered.

mod alter;
mod constraints;
mod indexes;
mod keep;
mod lowercase;
mod migration;
mod rename;
mod script;
mod update;

pub use migration::server_migrations;
pub use script::Server;
