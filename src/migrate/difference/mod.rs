//! What is new, gone and kept between two schemas, whatever the engine.

mod between;
mod change;
mod limits;
mod verdict;

pub use between::{Named, pairs};
pub use change::{ColumnChange, SchemaChange, TableChange};
pub use limits::{bounds, byte_lengths, lengths, new_bounds, new_lengths, new_range};
pub use verdict::{Verdict, is_converted, may_fail, verdict};
