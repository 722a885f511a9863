//! What people wrote follows the names that change: to the new paths, and in the code.
//!
//! Which names change where is not guessed but learnt, from what is rendered with the old names
//! and with the new ones.

mod follow;
mod lesson;
mod lessons;
mod mentioned;
mod moves;
mod name;
mod occurrence;
mod old_names;
mod renames;
mod spellings;
mod tokens;
mod words;

pub use follow::Versions;
pub use lessons::Lessons;
pub use mentioned::OldName;
pub use moves::Moves;
pub use old_names::with_old_names;
pub use renames::Renames;
