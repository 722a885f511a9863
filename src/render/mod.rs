//! Templates and views become texts; pure, so that the same project gives the same bytes.

mod digest;
mod error;
mod faults;
mod file_set;
pub mod names;
mod override_file;
mod override_names;
mod overrides;
mod renderer;
mod segments;
mod standalone;
mod tree;
mod views;

pub use digest::{digest, fingerprint};
pub use error::RenderError;
pub use file_set::{File, FileSet, Ownership};
pub use override_file::{OVERRIDES, Overrides, override_path};
pub use overrides::{check_overrides, overrides_digest};
pub use renderer::{Renderer, syntax_faults, templates_digest};
pub use tree::render;
pub use views::{Views, views};
