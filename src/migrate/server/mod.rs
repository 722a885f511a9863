//! How the schema of a server changes: tables are altered.

mod alter;
mod alteration;
mod constraints;
mod indexes;
mod keep;
mod script;

pub use alteration::Server;
pub use script::server_script;
