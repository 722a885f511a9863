//! The only stage that writes: all of a run, or nothing of it.

mod create;
mod error;
mod journal;
mod operation;
mod tree_writer;
mod update;

pub use create::{create, ensure_vacant};
pub use error::ApplyError;
pub use operation::{ConflictPolicy, FileOperation, operations};
pub use tree_writer::{FileSystem, TreeWriter};
pub use update::{Recovery, is_interrupted, recover, update};
