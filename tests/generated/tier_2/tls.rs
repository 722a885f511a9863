//! TLS between the service and its server, as the README of the service says.

use super::blog::{blog, create_tag, serve};
use crate::server::certificates::{authority, certify};
use crate::server::{Engine, Server};

#[test]
#[ignore = "tier 2"]
fn postgres_is_known_by_its_certificate() {
    is_known(
        Engine::Postgres,
        "sslmode=verify-full&sslrootcert=",
        "SELECT bool_and(ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) \
         WHERE datname = 'blog' AND pid <> pg_backend_pid();",
        "t",
    );
}

#[test]
#[ignore = "tier 2"]
fn mariadb_is_known_by_its_certificate() {
    is_known(
        Engine::Mariadb,
        "ssl-mode=VERIFY_IDENTITY&ssl-ca=",
        "SELECT variable_value > 0 FROM information_schema.global_status \
         WHERE variable_name = 'Ssl_finished_accepts';",
        "1",
    );
}

fn is_known(engine: Engine, tls: &str, is_encrypted: &str, yes: &str) {
    let [ours, another] = [(); 2].map(|()| authority());
    let server = Server::with_tls(engine, |folder| certify(folder, &ours));
    let create = "CREATE DATABASE blog;";
    server.run(engine.any_database(), create).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let url = |name: &str, authority: String| {
        let file = folder.path().join("ca.pem");
        fs_err::write(&file, authority).unwrap();
        let url = server.url("blog").replace("127.0.0.1", name);
        format!("{url}?{tls}{}", file.display())
    };
    let refusal = |url: &str| {
        let output = blog(engine, url).arg("serve").output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };

    let service = serve(engine, &url("localhost", ours.pem()), &[]);
    assert_eq!(create_tag(&service, "sealed"), 201);
    assert_eq!(server.run("blog", is_encrypted).unwrap().trim(), yes);
    let unknown = refusal(&url("localhost", another.pem()));
    assert!(unknown.contains("invalid peer certificate"), "{unknown}");
    let misnamed = refusal(&url("127.0.0.1", ours.pem()));
    assert!(misnamed.contains("not valid for name"), "{misnamed}");
}
