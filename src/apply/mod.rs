//! The only stage that writes: all of a run, or nothing of it.

mod create;
mod error;
mod journal;
mod lock;
mod operation;
mod recover;
mod update;
mod volume;

pub use create::{create, ensure_vacant};
pub use error::ApplyError;
pub use operation::{Markers, Operation, operations};
pub use recover::{Recovery, is_interrupted, recover};
pub use update::update;
pub use volume::{FileSystem, Volume};
