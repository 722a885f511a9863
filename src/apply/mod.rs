//! The only stage that writes: all of a run, or nothing of it.

mod create;
mod error;
mod journal;
mod operation;
mod update;
mod volume;

pub use create::{create, ensure_vacant};
pub use error::ApplyError;
pub use operation::{ConflictPolicy, FileOperation, operations};
pub use update::{Recovery, is_interrupted, recover, update};
pub use volume::{FileSystem, Volume};
