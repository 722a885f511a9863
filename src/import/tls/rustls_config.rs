use std::sync::Arc;

use rustls::ClientConfig;
use rustls::crypto::ring;

use super::error::TlsError;
use super::roots;
use super::settings::TlsSettings;
use super::verifier::Verifier;

/// The settings for rustls.
///
/// # Errors
/// When a file cannot be read, or has something else in it.
pub fn client_config(settings: &TlsSettings) -> Result<ClientConfig, TlsError> {
    let provider = Arc::new(ring::default_provider());
    let verifier = Verifier::new(settings, &provider)?;
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier));
    Ok(match (&settings.certificate, &settings.key) {
        (Some(certificate), Some(key)) => {
            builder.with_client_auth_cert(roots::certificates(certificate)?, roots::key(key)?)?
        }
        _ => builder.with_no_client_auth(),
    })
}
