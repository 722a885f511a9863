//! The stages in their order: from a spec to a plan, and from a plan to the tree.

mod edited;
mod error;
mod mentions;
mod migration_files;
mod recall;
mod run;
mod stage;
mod travel;

pub use error::GenerateError;
pub use mentions::Mention;
pub use run::{Planned, Run, SPEC, commit, prepare, schema};
pub use stage::Stage;
