//! Templates and views become texts; pure, so that the same project gives the same bytes.

mod digest;
mod engine;
mod error;
mod file_set;
pub mod names;
mod overrides;
mod segments;
mod standalone;
mod tree;

pub use digest::digest;
pub use engine::{Engine, Overrides};
pub use error::RenderError;
pub use file_set::{File, FileSet, Ownership};
pub use overrides::check_overrides;
pub use tree::render;
