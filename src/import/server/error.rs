use thiserror::Error;

use crate::import::notice::list;

/// Why a server's database could not be read; the address may hold a password and is not told.
#[derive(Debug, Error)]
pub enum ServerError {
    #[error("the database cannot be read: {}", reason(.0))]
    Server(#[from] sqlx::Error),
    #[error("the address cannot be read: {reason}")]
    Address { reason: String },
    #[error("the connection cannot be encrypted: {0}")]
    Tls(#[from] TlsError),
    #[error("the address names no database")]
    NoDatabase,
    #[error("there is no schema `{name}`{}", elsewhere(.others))]
    NoSchema { name: String, others: Vec<String> },
    #[error("there is no table in {}{}", list(.schemas), elsewhere(.others))]
    NoTables {
        schemas: Vec<String>,
        others: Vec<String>,
    },
}

/// Why a connection cannot be encrypted as its address asks.
#[derive(Debug, Error)]
pub enum TlsError {
    #[error(
        "`{found}` is no mode of TLS; they are `disable`, `prefer`, `require`, `verify-ca` and `verify-full`"
    )]
    UnknownMode { found: String },
    #[error("the address has `{name}`, which is not supported")]
    UnknownParameter { name: String },
    #[error("a certificate of a client takes its key, too")]
    HalfIdentity,
    #[error(transparent)]
    File(#[from] std::io::Error),
    #[error("`{path}` has no {what} in PEM")]
    Pem { path: String, what: &'static str },
}

impl ServerError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoSchema { .. } | Self::NoTables { .. } => {
                "name the schemas to read with `--schema NAME`, which can be given several times"
            }
            _ => "check what is given with `--from`",
        }
    }

    /// Of an address that is none.
    pub(super) fn address(error: &sqlx::Error) -> Self {
        let reason = reason(error);
        Self::Address { reason }
    }
}

/// Where tables are that were not looked for.
fn elsewhere(schemas: &[String]) -> String {
    match schemas {
        [] => String::new(),
        schemas => format!("; tables are in {}", list(schemas)),
    }
}

/// Without the library's words for the sort of error: a refused connection, a wrong password.
fn reason(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Database(error) => error.message().to_owned(),
        sqlx::Error::Io(error) => error.to_string(),
        sqlx::Error::Configuration(error) | sqlx::Error::Tls(error) => error.to_string(),
        other => other.to_string(),
    }
}
