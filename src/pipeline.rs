//! The stages in their order: from a spec to a plan, and from a plan to the tree.

mod adopt;
mod anew;
mod cause;
mod edited;
mod error;
mod mentions;
mod migration_files;
mod own_templates;
mod recall;
mod refusal;
mod run;
mod stage;
mod travel;
mod travelled;
mod unchanged;

pub use anew::Damages;
pub use cause::Cause;
pub use error::GenerateError;
pub use mentions::Mention;
pub use run::{Planned, Run, SPEC, commit, prepare, schema};
pub use stage::Stage;
