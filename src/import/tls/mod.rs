//! Encrypted connections to servers, as their addresses ask for them.

mod error;
mod parameters;
mod roots;
mod rustls_config;
mod settings;
mod verifier;

pub use error::TlsError;
pub use parameters::split_address;
pub use rustls_config::client_config;
pub use settings::{TlsMode, TlsSettings};
