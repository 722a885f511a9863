//! What is new, gone and kept between two schemas, whatever the engine.

mod bounds;
mod change;
mod columns;
mod indexes;
mod lengths;
mod limits;
mod pairs;
mod sources;
mod tables;
mod verdict;

pub use bounds::bounds;
pub use change::{Change, ColumnChange, TableChange};
pub use lengths::{byte_lengths, lengths};
pub use limits::{new_bounds, new_lengths, new_range};
pub use pairs::{Named, pairs};
pub use verdict::{Verdict, may_fail, verdict};
