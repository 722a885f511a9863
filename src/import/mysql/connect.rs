use mysql::{ClientIdentity, Conn, DriverError, Error, Opts, OptsBuilder, SslOpts};
use url::form_urlencoded;

use crate::import::tls::{TlsMode, TlsSettings, split_address};

use super::error::MysqlError;

/// Connects to the database of an address, which may say `mysql` or `mariadb`.
pub fn connect(address: &str) -> Result<Conn, MysqlError> {
    let (address, settings) = split_address(address)?;
    let (stem, query) = address.split_once('?').unwrap_or((&address, ""));
    let stem = stem.replacen("mariadb://", "mysql://", 1);
    let opts = OptsBuilder::from_opts(Opts::from_url(&stem)?)
        // A socket that the server speaks of may be on another machine.
        .prefer_socket(false)
        .socket(socket(query));
    let open = |opts: OptsBuilder| Conn::new(opts);
    if settings.mode == TlsMode::Disable {
        return Ok(open(opts)?);
    }
    match open(opts.clone().ssl_opts(ssl_opts(&settings))) {
        Err(Error::DriverError(DriverError::TlsNotSupported))
            if settings.mode == TlsMode::Prefer =>
        {
            Ok(open(opts)?)
        }
        opened => Ok(opened?),
    }
}

/// What else the address may say is for pools.
fn socket(query: &str) -> Option<String> {
    form_urlencoded::parse(query.as_bytes())
        .find_map(|(name, value)| (name == "socket").then(|| value.into_owned()))
}

fn ssl_opts(settings: &TlsSettings) -> SslOpts {
    let TlsSettings {
        mode,
        authorities,
        certificate,
        key,
    } = settings;
    let identity = certificate
        .clone()
        .zip(key.clone())
        .map(|(certificate, key)| ClientIdentity::new(certificate, key));
    SslOpts::default()
        .with_root_cert_path(authorities.clone())
        .with_client_identity(identity)
        .with_danger_accept_invalid_certs(*mode < TlsMode::VerifyAuthority)
        .with_danger_skip_domain_validation(*mode < TlsMode::VerifyName)
}
