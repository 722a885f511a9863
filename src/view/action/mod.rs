//! What can be done with an entity beyond its operations.

mod body;
mod contract;
mod input;
mod phrases;
mod search;
mod unit_tests;
mod view;
mod workflow;

pub use view::ActionsView;
pub use workflow::{WorkflowView, workflows};
