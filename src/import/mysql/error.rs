use thiserror::Error;

use crate::import::tls::TlsError;

/// Why a server's database could not be read; the address may hold a password and is not told.
#[derive(Debug, Error)]
pub enum MysqlError {
    #[error("the database cannot be read: {0}")]
    Server(#[from] mysql::Error),
    #[error("the address cannot be read: {0}")]
    Address(#[from] mysql::UrlError),
    #[error("the connection cannot be encrypted: {0}")]
    Tls(#[from] TlsError),
    #[error("the address names no database")]
    NoDatabase,
}
