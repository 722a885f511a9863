//! What stands in the way of a change: what would be lost, and what cannot be done.

mod alike;
mod columns;
mod tables;

pub use tables::judge;
