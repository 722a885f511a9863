use std::path::PathBuf;

use url::form_urlencoded;

use super::error::TlsError;
use super::settings::{TlsMode, TlsSettings};

/// Takes what an address says of TLS out of it.
///
/// # Errors
/// When it says something of TLS that is not understood.
pub fn split_address(address: &str) -> Result<(String, TlsSettings), TlsError> {
    let mut settings = TlsSettings::default();
    let Some((stem, query)) = address.split_once('?') else {
        return Ok((address.to_owned(), settings));
    };
    let mut others = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let decoded = form_urlencoded::parse(pair.as_bytes()).next();
        let (name, value) = decoded.unwrap_or_default();
        if !take(&name, &value, &mut settings)? {
            others.push(pair);
        }
    }
    if settings.certificate.is_some() != settings.key.is_some() {
        return Err(TlsError::HalfIdentity);
    }
    let rest = if others.is_empty() {
        stem.to_owned()
    } else {
        format!("{stem}?{}", others.join("&"))
    };
    Ok((rest, settings))
}

/// Whether the parameter is one of TLS, which is set then.
fn take(name: &str, value: &str, settings: &mut TlsSettings) -> Result<bool, TlsError> {
    let path = || Some(PathBuf::from(value));
    match name.replace(['-', '_'], "").as_str() {
        "sslmode" => {
            let unknown = || TlsError::UnknownMode {
                found: value.to_owned(),
            };
            settings.mode = TlsMode::named(value).ok_or_else(unknown)?;
        }
        "sslrootcert" | "sslca" if value == "system" => settings.authorities = None,
        "sslrootcert" | "sslca" => settings.authorities = path(),
        "sslcert" => settings.certificate = path(),
        "sslkey" => settings.key = path(),
        // How the client of PostgreSQL begins; it is its own.
        "sslnegotiation" => return Ok(false),
        other if other.starts_with("ssl") || other.starts_with("tls") => {
            return Err(TlsError::UnknownParameter {
                name: name.to_owned(),
            });
        }
        _ => return Ok(false),
    }
    Ok(true)
}
