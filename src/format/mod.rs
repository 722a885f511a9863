//! Modules and imports that a file does not need go, then `rustfmt` lays out the files whose layout
//! is its business, in as few processes as there are cores.

mod batch;
mod by_pieces;
mod declarations;
mod imports;
mod modules;
mod piece_kind;
mod pieces;
mod process;
mod rustfmt;
mod same_code;
mod scan;
mod shapes;
mod skeleton;

pub use declarations::prune_declarations;
pub use imports::pruned;
pub use process::FormatError;
pub use rustfmt::{format_files, format_files_whole, format_text};
pub use same_code::{is_same_code, tokens};
pub use skeleton::has_same_marks;
