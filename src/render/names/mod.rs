//! Finds names in templates that their views do not have: the template engine takes a missing
//! name in a condition for false.

mod check;
mod component;
mod scope;
mod shape;
mod tokens;
mod walk;

pub use check::{Checked, UnknownName, unknown_names};
pub use shape::ValueShape;
