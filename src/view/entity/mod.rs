//! What is rendered for each entity.

mod columns;
mod enums;
mod inputs;
mod model_names;
mod relations;
mod view;

pub use inputs::InputsView;
pub use relations::RelationsView;
pub use view::{EntityView, entity_view};
