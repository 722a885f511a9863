use thiserror::Error;

use super::schema::DatabaseSchema;

/// What stands for the importers for servers where they are not built in.
#[derive(Debug, Error)]
#[error("this `scaffold` was built without the importers for servers")]
pub struct ServersAbsent;

impl ServersAbsent {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        "build it with the feature `import-servers`, which is on by default"
    }
}

/// # Errors
/// Always.
pub fn read_postgres(_: &str, _: &[String], _: bool) -> Result<DatabaseSchema, ServersAbsent> {
    Err(ServersAbsent)
}

/// # Errors
/// Always.
pub fn read_mysql(_: &str, _: bool) -> Result<DatabaseSchema, ServersAbsent> {
    Err(ServersAbsent)
}
