//! Imports that a text does not need go: templates name all that they may need.

mod group;
mod hint;
mod known;
mod order;
mod prune;
mod reader;
mod statement;
mod tree;
mod wanted;
mod words;

pub use prune::{close_gap, pruned, pruned_without};
pub use tree::Leaf;
