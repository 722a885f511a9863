use crate::dialect::{MYSQL, POSTGRES, SQLITE};
use crate::model::Engine;

/// How a database is made into a spec.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    pub engine: Engine,
    /// Whether its tables stay as they are.
    pub adopt: bool,
    /// Whether the engine keeps to the declared types.
    pub strict: bool,
    /// The most digits of a decimal that the service keeps exactly.
    pub digits: u32,
}

impl Options {
    /// For a `PostgreSQL` server.
    #[must_use]
    pub fn postgres(adopt: bool) -> Self {
        Self {
            engine: Engine::Postgres,
            adopt,
            strict: true,
            digits: POSTGRES.types.decimal_digits,
        }
    }

    /// For a `MySQL` or `MariaDB` server.
    #[must_use]
    pub fn mysql(adopt: bool) -> Self {
        Self {
            engine: Engine::Mysql,
            digits: MYSQL.types.decimal_digits,
            ..Self::postgres(adopt)
        }
    }

    /// For an `SQLite` file.
    #[must_use]
    pub fn sqlite(adopt: bool) -> Self {
        Self {
            engine: Engine::Sqlite,
            adopt,
            strict: false,
            // Tables that are there keep decimals as SQLite's own numbers.
            digits: if adopt {
                15
            } else {
                SQLITE.types.decimal_digits
            },
        }
    }
}
