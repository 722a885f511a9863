//! The facts of `SQLite`: how a schema and its changes are written there.

mod alter;
mod cast;
mod check;
mod comment;
mod create;
mod definition;
mod filler;
mod fit;
mod literal;
mod notes;
mod quote;
mod rebuild;
mod script;
mod storage;
mod takeover;

pub use alter::{is_altered, is_rebuilt};
pub use comment::comment;
pub use notes::notes;
pub use script::{is_kept, is_new, script};
pub use takeover::Missing;
