//! What a generated project remembers of the last run, in `.scaffold/`.

mod error;
mod layout;
mod model;
mod stamp;

pub use error::StateError;
pub use layout::{BASE, ENTITIES, FOLDER, JOURNAL, LOCK, base_path};
pub use model::{State, read, state_files};
pub use stamp::Stamp;
