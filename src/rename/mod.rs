//! What people wrote follows the names that change: to the new paths, and in the code.
//!
//! Which names change where is not guessed but learnt, from what is rendered with the old names
//! and with the new ones.

mod follow;
mod lessons;
mod moves;
mod renames;
mod tokens;
mod words;

pub use follow::OldName;
pub use lessons::Lessons;
pub use moves::Moves;
pub use renames::{Renames, with_old_names};
