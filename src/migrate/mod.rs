//! The database follows the model by migrations.
//!
//! Both models become schemas, the difference of these is judged, and what may be done is written
//! in the words of the engine.

mod beginning;
mod branches;
mod difference;
mod error;
mod existing;
mod handmade;
mod judge;
mod migration;
mod migrations;
mod on_file;
mod on_server;
mod problem;
pub mod schema;
mod server;
mod sql;
mod sqlite;
mod summary;
mod wording;

pub use beginning::since_beginning;
pub use branches::{Crossing, Misfit, crossings};
pub use difference::{Named, pairs};
pub use error::MigrationError;
pub use existing::adopted;
pub use handmade::Existing;
pub use migration::{FOLDER, Migration};
pub use migrations::migrations;
pub use problem::MigrationProblem;
