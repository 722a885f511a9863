use thiserror::Error;

use crate::import::tls::TlsError;

/// Why a server's database could not be read; the address may hold a password and is not told.
#[derive(Debug, Error)]
pub enum MysqlError {
    #[error("the database cannot be read: {}", reason(.0))]
    Server(#[from] mysql::Error),
    #[error("the address cannot be read: {0}")]
    Address(#[from] mysql::UrlError),
    #[error("the connection cannot be encrypted: {0}")]
    Tls(#[from] TlsError),
    #[error("the address names no database")]
    NoDatabase,
}

/// Without the library's words for the sort of error.
fn reason(error: &mysql::Error) -> String {
    match error {
        mysql::Error::MySqlError(error) => error.message.clone(),
        mysql::Error::DriverError(error) => error.to_string(),
        mysql::Error::IoError(error) => error.to_string(),
        mysql::Error::CodecError(error) => error.to_string(),
        mysql::Error::TlsError(error) => error.to_string(),
        other => other.to_string(),
    }
}
