use std::path::PathBuf;

/// What an address asks of TLS.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TlsSettings {
    pub mode: TlsMode,
    /// The authorities to trust, instead of those that browsers trust.
    pub authorities: Option<PathBuf>,
    /// What the server knows the client by.
    pub certificate: Option<PathBuf>,
    pub key: Option<PathBuf>,
}

/// How far a connection is to be encrypted, in the order of rising demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
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

impl TlsMode {
    /// The mode that `PostgreSQL` or `MySQL` calls so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().replace('_', "-").as_str() {
            "disable" | "disabled" => Some(Self::Disable),
            "allow" | "prefer" | "preferred" => Some(Self::Prefer),
            "require" | "required" => Some(Self::Require),
            "verify-ca" => Some(Self::VerifyAuthority),
            "verify-full" | "verify-identity" => Some(Self::VerifyName),
            _ => None,
        }
    }
}
