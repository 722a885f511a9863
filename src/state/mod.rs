//! What a generated project remembers of the last run, in `.scaffold/`.

mod error;
mod layout;
mod merged;
mod model;
mod record;
mod stamp;

pub use error::StateError;
pub use layout::{BASE, ENTITIES, FOLDER, JOURNAL, LOCK, RECORD, base_path};
pub use model::{State, read, state_files};
pub use record::{Record, Trust};
pub use stamp::Stamp;
