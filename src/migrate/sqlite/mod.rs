//! The facts of `SQLite`: how a schema and its changes are written there.

mod alter;
mod cast;
mod check;
mod comment;
mod create;
mod definition;
mod drop;
mod filler;
mod fit;
mod guard;
mod indexes;
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
mod wrapped;

pub use alter::is_rebuilt;
pub use comment::comment;
pub use drop::drop_object;
pub use filler::stand_in;
pub use indexes::{is_kept, is_new};
pub use notes::notes;
pub use same::is_altered;
pub use script::script;
pub use takeover::Missing;
pub use wrapped::wrapped;
