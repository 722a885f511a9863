//! What becomes of the columns of a table that stays.

mod added;
mod altered;
mod constraints;
mod converted;
mod dropped;
mod kept;
mod postgres;

pub use altered::{Altered, Steps};
pub use converted::is_converted;
