//! The only stage that writes: all of a run, or nothing of it.

mod create;
mod error;
mod journal;
mod lock;
mod operation;
mod recovery;
mod tree_writer;
mod update;

pub use create::{create, ensure_vacant};
pub use error::ApplyError;
pub use journal::Found;
pub use lock::Lock;
pub use operation::{ConflictPolicy, FileOperation, operations};
pub use recovery::{Recovery, is_interrupted, recover};
pub use tree_writer::{FileSystem, TreeWriter};
pub use update::update;
