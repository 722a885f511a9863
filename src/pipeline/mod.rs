//! The stages in their order: from a spec to a plan, and from a plan to the tree.

mod carried_edits;
mod context;
mod edited_files;
mod error;
mod foreign_sql;
mod found_migrations;
mod held_back;
mod mentions;
mod migration_files;
mod moved_files;
mod named_specs;
mod outcome;
mod pristine_texts;
mod request;
mod stages;
mod templates_in_use;

pub use error::GenerateError;
pub use found_migrations::migration_lines;
pub use held_back::HeldBackPiece;
pub use mentions::Mention;
pub use outcome::{Cause, RunOutcome, schema};
pub use pristine_texts::PristineDamage;
pub use request::{RunRequest, SPEC, Stage};
pub use stages::{adopt, commit, commit_new, prepare};
