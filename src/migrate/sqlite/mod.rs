//! How the schema of `SQLite` changes: a table is altered if that is all that it takes, and built
//! anew if not.

mod alter;
mod migration;
mod notes;
mod rebuild;
mod script;

pub use alter::{is_altered, is_rebuilt};
pub use migration::file_migration;
