//! YAML as a tree in which every value knows its place.

mod build;
mod node;
mod parse;
pub mod quote;

pub use node::{Entry, Node, Scalar, Value};
pub use parse::parse;
