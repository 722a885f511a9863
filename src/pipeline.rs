//! The stages in their order: from a spec to a plan, and from a plan to the tree.

mod adopt;
mod anew;
mod cause;
mod compare;
mod damages;
mod edited;
mod error;
mod given;
mod mentions;
mod migration_files;
mod own_templates;
mod planned;
mod prepare;
mod recall;
mod refusal;
mod run;
mod stage;
mod templates_in_use;
mod travel;
mod travelled;
mod unchanged;

pub use cause::Cause;
pub use damages::Damages;
pub use error::GenerateError;
pub use mentions::Mention;
pub use planned::{Planned, commit};
pub use prepare::{prepare, schema};
pub use run::{Run, SPEC};
pub use stage::Stage;
