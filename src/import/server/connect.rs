use std::io;
use std::time::Duration;

use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};
use sqlx::postgres::{PgConnectOptions, PgSslMode};
use sqlx::{ConnectOptions, MySqlConnection, PgConnection};

use super::address::{ClientIdentity, ServerAddress, TlsMode};
use super::error::ServerError;

/// What an address of `PostgreSQL` may say beside what `ServerAddress` knows.
const POSTGRES_PARAMETERS: [&str; 8] = [
    "application_name",
    "dbname",
    "host",
    "hostaddr",
    "options",
    "password",
    "port",
    "user",
];

/// Waits on this thread for what a server has to say.
///
/// # Errors
/// Those of the reader.
pub fn wait_for<T>(reader: impl Future<Output = Result<T, ServerError>>) -> Result<T, ServerError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(sqlx::Error::Io)?;
    let read = runtime.block_on(reader);
    // Looking up a name cannot be stopped, and nobody waits for it any more.
    runtime.shutdown_background();
    read
}

/// Connects to the database of an address.
///
/// # Errors
/// When the address is not understood, or the server does not let the client in.
pub async fn connect_postgres(address: &str) -> Result<PgConnection, ServerError> {
    let is_known = |name: &str| POSTGRES_PARAMETERS.contains(&name);
    let address = ServerAddress::parse(address, is_known, |name| {
        let reason = format!("it has `{name}`, which is not supported");
        Err(ServerError::Address { reason })
    })?;
    let options: PgConnectOptions = address
        .stem
        .parse()
        .map_err(|error| ServerError::address(&error))?;
    let mut options = options
        .extra_float_digits(None)
        .ssl_mode(address.tls.mode.into());
    if let Some(authorities) = address.tls.authorities()? {
        options = options.ssl_root_cert_from_pem(authorities);
    }
    if let Some(ClientIdentity { certificate, key }) = address.tls.identity()? {
        options = options
            .ssl_client_cert_from_pem(certificate)
            .ssl_client_key_from_pem(key);
    }
    connect(&options, address.patience).await
}

/// Connects to the database of an address, which may say `mysql` or `mariadb`.
///
/// # Errors
/// When the address is not understood, or the server does not let the client in.
pub async fn connect_mysql(address: &str) -> Result<MySqlConnection, ServerError> {
    let address = address.replacen("mariadb://", "mysql://", 1);
    // What else such an address may say is for pools.
    let address = ServerAddress::parse(&address, |name| name == "socket", |_| Ok(()))?;
    let options: MySqlConnectOptions = address
        .stem
        .parse()
        .map_err(|error| ServerError::address(&error))?;
    // The session is to be that of any client, so that defaults are told as the server has them.
    let mut options = options
        .pipes_as_concat(false)
        .no_engine_substitution(false)
        .timezone(None)
        .ssl_mode(address.tls.mode.into());
    if let Some(authorities) = address.tls.authorities()? {
        options = options.ssl_ca_from_pem(authorities);
    }
    if let Some(ClientIdentity { certificate, key }) = address.tls.identity()? {
        options = options
            .ssl_client_cert_from_pem(certificate)
            .ssl_client_key_from_pem(key);
    }
    connect(&options, address.patience).await
}

async fn connect<O>(options: &O, patience: Option<Duration>) -> Result<O::Connection, ServerError>
where
    O: ConnectOptions<Connection: Sized>,
{
    let connecting = options.connect();
    let Some(patience) = patience else {
        return Ok(connecting.await?);
    };
    let connected = tokio::time::timeout(patience, connecting).await;
    Ok(connected.map_err(|_| {
        let reason = format!("no answer within {patience:?}");
        sqlx::Error::Io(io::Error::new(io::ErrorKind::TimedOut, reason))
    })??)
}

impl From<TlsMode> for PgSslMode {
    fn from(mode: TlsMode) -> Self {
        match mode {
            TlsMode::Disable => Self::Disable,
            TlsMode::Prefer => Self::Prefer,
            TlsMode::Require => Self::Require,
            TlsMode::VerifyAuthority => Self::VerifyCa,
            TlsMode::VerifyName => Self::VerifyFull,
        }
    }
}

impl From<TlsMode> for MySqlSslMode {
    fn from(mode: TlsMode) -> Self {
        match mode {
            TlsMode::Disable => Self::Disabled,
            TlsMode::Prefer => Self::Preferred,
            TlsMode::Require => Self::Required,
            TlsMode::VerifyAuthority => Self::VerifyCa,
            TlsMode::VerifyName => Self::VerifyIdentity,
        }
    }
}
