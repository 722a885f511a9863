//! What is rendered for each entity.

mod columns;
mod enums;
mod inputs;
mod relations;
mod view;

pub use enums::EnumView;
pub use inputs::InputsView;
pub use relations::RelationsView;
pub use relations::target_types;
pub use view::{EntityView, entity_view};
