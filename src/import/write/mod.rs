//! The text of a spec out of a document.

mod declaration;
mod spec;
mod written;

pub use spec::write;
pub use written::{DocumentItem, EntityPart, Written};
