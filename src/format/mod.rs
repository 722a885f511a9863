//! `rustfmt` over the files whose layout is its business, in as few processes as there are cores.

mod batch;
mod by_pieces;
mod declarations;
mod error;
mod imports;
mod marks;
mod modules;
mod piece_kind;
mod pieces;
mod process;
mod rustfmt;
mod scan;
mod sections;
mod shapes;
mod skeleton;

pub use declarations::prune_declarations;
pub use error::FormatError;
pub use imports::pruned;
pub use marks::has_same_marks;
pub use rustfmt::{format_files, format_files_whole, format_text};
