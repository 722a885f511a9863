//! The facts of `PostgreSQL` and `MySQL`: how a schema and its changes are written there.

mod alter;
mod cast;
mod check;
mod create;
mod definition;
mod dialect;
mod filler;
mod fit;
mod indexed;
mod indexes;
mod literal;
mod lowercase;
mod renamed;
mod script;
mod storage;
mod takeover;

pub use create::generated_columns;
pub use dialect::Server;
pub use script::script;
