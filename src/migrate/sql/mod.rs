//! What the SQL of all engines has in common.

mod comment;
mod commented;
mod condition;
mod filler;
mod missing;
mod references;
mod renames;
mod wrapped;

pub use comment::comment;
pub use commented::commented;
pub use condition::{between, in_check, lengths, one_of, one_of_lines, when};
pub use filler::{Filler, filler};
pub use missing::Missing;
pub use references::references;
pub use renames::in_order;
pub use wrapped::wrapped;
