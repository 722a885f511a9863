//! What a generated project remembers of the last run, in `.scaffold/`.

mod error;
mod last_run;
mod merged_json;
mod record;
mod stamp;

pub use error::StateError;
pub use last_run::{
    BASE, ENTITIES, FOLDER, HELD_BACK, HISTORY, JOURNAL, LOCK, LastRun, RECORD, base_path,
    held_back_path, is_absent, read, state_files,
};
pub use record::{RenderRecord, Trust};
pub use stamp::Stamp;
