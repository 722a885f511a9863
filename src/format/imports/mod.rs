//! Imports that a text does not need go: templates name all that they may need.

mod lines;
mod order;
mod prune;
mod reader;
mod statement;
mod trait_methods;
mod tree;

pub use prune::{close_gap, pruned, pruned_without};
pub use tree::UseLeaf;
