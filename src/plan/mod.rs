//! What is to be done to each file, decided from the new text, the text of the last run and the
//! text on disk. Nothing here reads or writes.

mod action;
mod care;
mod cluster;
mod counted;
mod decide;
mod doubles;
mod edits;
mod judge;
mod line_ends;
mod lists;
mod merge;
mod moves;
mod pieces;
mod rewritten;
mod side;
mod sound;
mod two_way;
mod unified;
mod unmerged;
mod versions;
mod words;

pub use action::{Action, BaseChange, Change, Conflict, ConflictKind, Kept, Place};
pub use decide::{Plan, plan};
pub use judge::judge;
pub use line_ends::LineEnds;
pub use merge::{Merged, merge};
pub use two_way::two_way;
pub use unified::unified;
pub use unmerged::unmerged;
