//! How the schema of `SQLite` changes: a table is altered if that is all that it takes, and built
//! anew if not.

mod alter;
mod notes;
mod rebuild;
mod script;

pub use alter::{is_altered, is_rebuilt};
pub use notes::notes;
pub use script::file_script;
