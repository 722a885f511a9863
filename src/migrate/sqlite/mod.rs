//! The facts of `SQLite`: how a schema and its changes are written there.

mod alter;
mod cast;
mod check;
mod create;
mod definition;
mod drop;
mod filler;
mod fit;
mod guard;
mod kept_notes;
mod literal;
mod notes;
mod quote;
mod rebuild;
mod rename;
mod same;
mod script;
mod storage;
mod takeover;

pub use alter::is_rebuilt;
pub use drop::drop_object;
pub use notes::notes;
pub use same::is_altered;
pub use script::script;
