//! What is in a project's folder, read before anything is decided.

mod memory;
mod own_texts;
mod snapshot;
mod walk;

pub use memory::{MemoryChanges, holds, memory_changes};
pub use own_texts::OwnTexts;
pub use snapshot::{
    Base, Disk, Obstacle, OnDisk, Snapshot, SnapshotEntry, read_disk, remembered, remembered_text,
    snapshot, snapshot_of,
};
pub use walk::{files_below, overrides};
