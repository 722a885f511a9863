use std::path::PathBuf;

use thiserror::Error;

/// Why a file could not be read as a database.
#[derive(Debug, Error)]
#[error("`{}` cannot be read as an SQLite database: {reason}", .path.display())]
pub struct SqliteError {
    pub path: PathBuf,
    pub reason: rusqlite::Error,
}
