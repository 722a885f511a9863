//! The markers that git leaves where two versions of a text meet: written, and taken apart.

mod sides;
mod written;

pub use sides::{Sides, sides};
pub use written::{between_markers, marked};
