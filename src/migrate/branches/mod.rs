//! Migrations of two branches that git has brought together: which were written without knowledge
//! of which, in what order they go together, and what they are called then.

mod cannot_run;
mod conflicts;
mod history;
mod lines;
mod order_error;
mod renumbering;
mod reordering;
mod wording;

pub use cannot_run::ConflictCause;
pub use conflicts::{BranchConflict, branch_conflicts, conflicts_from};
pub use history::MigrationHistory;
pub use lines::MigrationLines;
pub use order_error::OrderError;
pub use renumbering::Renumbering;
pub use reordering::Reordering;
pub use wording::{crossed_wording, unmerged_wording};
