//! What is to be done to each file, decided from the new text, the text of the last run and the
//! text on disk. Nothing here reads or writes.

mod action;
mod decide;
mod diff;
mod held_back;
mod hunks;
mod line_ends;
mod merge;
mod moves;
mod numbered_lines;
mod pieces;
mod two_way;
mod well_formed;
mod word_merge;

pub use action::{
    BaseChange, Conflict, ConflictKind, ConflictPlace, FileAction, FileChange, KeepReason, Plan,
};
pub use decide::{decide, plan, unmerged};
pub use diff::{in_layout_of, unified};
pub use held_back::HeldBack;
pub use line_ends::LineEnds;
pub use merge::{Merged, merge};
pub use two_way::two_way;
