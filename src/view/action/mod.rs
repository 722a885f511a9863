//! What can be done with an entity beyond its operations.

mod body;
mod contract;
mod input;
mod phrases;
mod search;
mod unit_tests;
mod view;
mod workflow;

pub(super) use phrases::summary;
pub use unit_tests::ActionUnitTest;
pub(super) use unit_tests::unit_tests;
pub use view::ActionsView;
pub use workflow::{WorkflowView, workflows};
