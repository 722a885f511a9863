use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};

/// Who vouches for certificates.
pub type Authority = CertifiedIssuer<'static, KeyPair>;

/// One that nobody knows yet.
pub fn authority() -> Authority {
    let mut parameters = CertificateParams::default();
    parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    // A certificate that is called like its issuer would be taken for one that signs itself.
    parameters
        .distinguished_name
        .push(DnType::CommonName, "authority");
    CertifiedIssuer::self_signed(parameters, KeyPair::generate().unwrap()).unwrap()
}

/// A certificate for a name, and its key, in PEM.
pub fn certificate(name: &str, authority: &Authority) -> [String; 2] {
    let key = KeyPair::generate().unwrap();
    let parameters = CertificateParams::new([name.to_owned()]).unwrap();
    let certificate = parameters.signed_by(&key, authority).unwrap();
    [certificate.pem(), key.serialize_pem()]
}

/// Gives a server in a folder a certificate for `localhost`, a key that nobody else may read, and
/// the authority that it knows clients by.
pub fn certify(folder: &Path, authority: &Authority) {
    let [certificate, key] = certificate("localhost", authority);
    fs_err::write(folder.join("server.pem"), certificate).unwrap();
    fs_err::write(folder.join("server.key"), key).unwrap();
    fs_err::write(folder.join("clients.pem"), authority.pem()).unwrap();
    let secret = Permissions::from_mode(0o600);
    fs_err::set_permissions(folder.join("server.key"), secret).unwrap();
}
