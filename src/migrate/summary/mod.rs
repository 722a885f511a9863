//! What a change does, in words.

mod columns;
mod indexes;
mod name;
mod phrase;
mod tables;

pub use name::name;
pub use phrase::Phrase;
pub use tables::summary;
