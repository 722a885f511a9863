//! The templates as data: which there are, for what, when, and how they are written.

mod conditions;
mod embedded;
mod entries;
mod template;

pub use embedded::{built_in, components, embedded, sources};
pub use entries::CATALOG;
pub use template::{Layout, Markers, Scope, Store, Template};
