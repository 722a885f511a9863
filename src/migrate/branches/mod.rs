//! Migrations of two branches that git has brought together, and that do not know of each other.

mod crossing;
mod crossings;
mod forgotten;
mod misfit;

pub use crossing::{Crossing, Misfit};
pub use crossings::crossings;
