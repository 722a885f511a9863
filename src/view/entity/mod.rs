//! What is rendered for each entity.

mod columns;
mod inputs;
mod relations;
mod view;

pub(in crate::view) use columns::columns;
pub use inputs::{InputsView, PasswordView};

pub use view::{EntityView, entity_view};
