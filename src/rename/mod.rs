//! What people wrote follows the names that change: to the new paths, and in the code.
//!
//! Which names change where is not guessed but learnt, from what is rendered with the old names
//! and with the new ones.

mod edited_lines;
mod functions;
mod learnt_renames;
mod occurrence;
mod own_lines;
mod renames;
mod substitutions;
mod tokens;
mod vocabulary;

pub use learnt_renames::{EditedTexts, FollowedTexts, LearntRenames, OldName};
pub use renames::{FileMoves, MemberRename, Renames, with_old_names};
