//! What people wrote follows the names that change: to the new paths, and in the code.
//!
//! Which names change where is not guessed but learnt, from what is rendered with the old names
//! and with the new ones.

mod follow;
mod lesson;
mod lessons;
mod moves;
mod name;
mod old_names;
mod renames;
mod spellings;
mod tokens;
mod words;

pub use follow::OldName;
pub use lessons::Lessons;
pub use moves::Moves;
pub use old_names::with_old_names;
pub use renames::Renames;
