//! What is rendered for each entity.

mod columns;
mod inputs;
mod relations;
mod view;

pub use inputs::{InputsView, PasswordView};

pub use view::{EntityView, entity_view};
