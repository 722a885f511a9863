use std::io;

use thiserror::Error;

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
    File(#[from] io::Error),
    #[error("`{path}` has no {what} in PEM")]
    Pem { path: String, what: &'static str },
    #[error(transparent)]
    Rustls(#[from] rustls::Error),
    #[error(transparent)]
    Verifier(#[from] rustls::client::VerifierBuilderError),
}
