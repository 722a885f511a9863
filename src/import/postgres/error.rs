use thiserror::Error;

use crate::import::tls::TlsError;

/// Why a server's database could not be read; the address may hold a password and is not told.
#[derive(Debug, Error)]
pub enum PostgresError {
    #[error("the database cannot be read: {}", reason(.0))]
    Server(#[from] postgres::Error),
    #[error("the connection cannot be encrypted: {0}")]
    Tls(#[from] TlsError),
}

/// With what is behind it: a refused connection, a wrong password.
fn reason(error: &postgres::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        source = cause.source();
    }
    text
}
