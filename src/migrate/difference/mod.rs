//! What is new, gone and kept between two schemas, whatever the engine.

mod bounds;
mod change;
mod columns;
mod lengths;
mod pairs;
mod sources;
mod tables;
mod verdict;

pub use bounds::bounds;
pub use change::{Change, ColumnChange, TableChange};
pub use lengths::lengths;
pub use pairs::{Named, pairs};
pub use verdict::{Verdict, verdict};
