use std::path::Path;
use std::time::Duration;

use fs_err as fs;
use url::form_urlencoded;

use super::error::{ServerError, TlsError};

/// What an address says of the connection, apart from where it leads.
#[derive(Debug)]
pub struct ServerAddress {
    /// The address without all that the other fields say.
    pub stem: String,
    pub tls: TlsSettings,
    /// How long the server may take to let the client in.
    pub patience: Option<Duration>,
}

/// What an address asks of TLS.
#[derive(Debug, Default)]
pub struct TlsSettings {
    pub mode: TlsMode,
    /// A file of authorities to trust beside those that browsers trust.
    authorities: Option<String>,
    /// Files of what the server knows the client by.
    certificate: Option<String>,
    key: Option<String>,
}

/// A certificate and its key, in PEM.
#[derive(Debug)]
pub struct ClientIdentity {
    pub certificate: Vec<u8>,
    pub key: Vec<u8>,
}

/// How far a connection is to be encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TlsMode {
    Disable,
    /// Encrypted if the server can.
    #[default]
    Prefer,
    /// Encrypted, with whoever it is.
    Require,
    /// With a server that an authority vouches for.
    VerifyAuthority,
    /// And whose name is that of the address.
    VerifyName,
}

impl ServerAddress {
    /// Takes an address apart. Of its other parameters, those that `is_known` tells stay in the
    /// stem, and the rest is given to `other`, which may refuse it.
    ///
    /// # Errors
    /// When it says something of the connection that is not understood.
    pub fn parse(
        address: &str,
        is_known: impl Fn(&str) -> bool,
        other: impl Fn(&str) -> Result<(), ServerError>,
    ) -> Result<Self, ServerError> {
        let (stem, query) = address.split_once('?').unwrap_or((address, ""));
        let mut parsed = Self {
            stem: stem.to_owned(),
            tls: TlsSettings::default(),
            patience: None,
        };
        let mut separator = '?';
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let decoded = form_urlencoded::parse(pair.as_bytes()).next();
            let (name, value) = decoded.unwrap_or_default();
            match name.replace(['-', '_'], "").as_str() {
                "connecttimeout" => parsed.patience = patience(&value)?,
                ssl if ssl.starts_with("ssl") || ssl.starts_with("tls") => {
                    parsed.tls.set(&name, &value)?;
                }
                _ if is_known(&name) => {
                    parsed.stem.push(separator);
                    parsed.stem.push_str(pair);
                    separator = '&';
                }
                _ => other(&name)?,
            }
        }
        if parsed.tls.certificate.is_some() != parsed.tls.key.is_some() {
            return Err(TlsError::HalfIdentity.into());
        }
        Ok(parsed)
    }
}

impl TlsSettings {
    fn set(&mut self, name: &str, value: &str) -> Result<(), TlsError> {
        match name.replace(['-', '_'], "").as_str() {
            "sslmode" => self.mode = TlsMode::named(value)?,
            "sslrootcert" | "sslca" => {
                self.authorities = Some(value.to_owned()).filter(|value| value != "system");
            }
            "sslcert" => self.certificate = Some(value.to_owned()),
            "sslkey" => self.key = Some(value.to_owned()),
            _ => {
                let name = name.to_owned();
                return Err(TlsError::UnknownParameter { name });
            }
        }
        Ok(())
    }

    /// The authorities, in PEM.
    ///
    /// # Errors
    /// When the file cannot be read, or has none in it.
    pub fn authorities(&self) -> Result<Option<Vec<u8>>, TlsError> {
        self.authorities.as_deref().map(certificates).transpose()
    }

    /// What the server knows the client by, if it is told.
    ///
    /// # Errors
    /// When a file cannot be read, or has something else in it.
    pub fn identity(&self) -> Result<Option<ClientIdentity>, TlsError> {
        let (Some(certificate), Some(key)) = (&self.certificate, &self.key) else {
            return Ok(None);
        };
        Ok(Some(ClientIdentity {
            certificate: certificates(certificate)?,
            key: pem(key, "PRIVATE KEY-----", "key")?,
        }))
    }
}

impl TlsMode {
    /// The mode that `PostgreSQL` or `MySQL` calls so.
    fn named(name: &str) -> Result<Self, TlsError> {
        Ok(match name.to_ascii_lowercase().replace('_', "-").as_str() {
            "disable" | "disabled" => Self::Disable,
            "allow" | "prefer" | "preferred" => Self::Prefer,
            "require" | "required" => Self::Require,
            "verify-ca" => Self::VerifyAuthority,
            "verify-full" | "verify-identity" => Self::VerifyName,
            _ => {
                let found = name.to_owned();
                return Err(TlsError::UnknownMode { found });
            }
        })
    }
}

/// A number of seconds; none for ever.
fn patience(seconds: &str) -> Result<Option<Duration>, ServerError> {
    let number: u64 = seconds.parse().map_err(|_| ServerError::Address {
        reason: format!("`{seconds}` is no number of seconds"),
    })?;
    Ok((number > 0).then(|| Duration::from_secs(number)))
}

fn certificates(path: &str) -> Result<Vec<u8>, TlsError> {
    pem(path, "-----BEGIN CERTIFICATE-----", "certificate")
}

/// The text of a file that has something of this kind in it.
fn pem(path: &str, mark: &str, what: &'static str) -> Result<Vec<u8>, TlsError> {
    let text = fs::read(Path::new(path))?;
    if String::from_utf8_lossy(&text).contains(mark) {
        Ok(text)
    } else {
        let path = path.to_owned();
        Err(TlsError::Pem { path, what })
    }
}
