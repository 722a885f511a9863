//! `rustfmt` over the files whose layout is its business, in as few processes as there are cores.

mod batch;
mod by_pieces;
mod error;
mod modules;
mod pieces;
mod process;
mod reuse;
mod rustfmt;
mod scan;
mod sections;
mod skeleton;

pub use error::FormatError;
pub use reuse::reuse;
pub use rustfmt::{format_files, format_text};
