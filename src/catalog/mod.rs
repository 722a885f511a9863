//! The templates as data: which there are, how often each is rendered, and how they are written.

mod embedded;
mod folder;
mod modules;
mod place;
mod template;

pub use embedded::components;
pub use folder::TemplateFolder;
pub use modules::modules_in;
pub use place::{ENTITY_PLACES, PLACES};
pub use template::{Layout, Markers, Scope, Template};
