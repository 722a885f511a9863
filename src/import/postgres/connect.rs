use postgres::config::SslMode;
use postgres::{Client, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::import::tls::{TlsMode, client_config, split_address};

use super::error::PostgresError;

/// Connects to the database of an address.
pub fn connect(address: &str) -> Result<Client, PostgresError> {
    let (address, settings) = split_address(address)?;
    let mut config: Config = address.parse()?;
    config.ssl_mode(match settings.mode {
        TlsMode::Disable => SslMode::Disable,
        TlsMode::Prefer => SslMode::Prefer,
        TlsMode::Require | TlsMode::VerifyAuthority | TlsMode::VerifyName => SslMode::Require,
    });
    let tls = MakeRustlsConnect::new(client_config(&settings)?);
    Ok(config.connect(tls)?)
}
