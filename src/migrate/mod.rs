//! The database follows the model by migrations.
//!
//! Both models become schemas, the difference of these is judged, and what may be done is written
//! in the words of the engine.

mod adopted;
mod branches;
mod ddl;
mod difference;
mod file_migration;
mod judge;
mod migration;
mod migrations;
mod problem;
pub mod schema;
mod server;
mod server_migrations;
mod sqlite;
mod summary;
mod table_limits;
mod user_objects;
mod wording;

pub use adopted::adopted;
pub use branches::{
    BranchConflict, ConflictCause, MigrationHistory, MigrationLines, OrderError, Renumbering,
    Reordering, branch_conflicts, conflicts_from,
};
pub use ddl::may_be_too_long;
pub use difference::{Named, pairs};
pub use migration::{FOLDER, Migration, MigrationFile};
pub use migrations::{migrations, since_beginning};
pub use problem::MigrationProblem;
pub use table_limits::{TableBeyondLimit, tables_beyond_limits};
pub use wording::MigrationError;
