//! Servers that are known by their certificates.

use scaffold::import::{DatabaseSchema, ServerError, read_mysql, read_postgres};

use crate::server::certificates::{authority, certificate, certify};
use crate::server::{Engine, Server};

#[test]
#[ignore = "tier 2"]
fn postgres_is_known_as_closely_as_the_address_asks() {
    is_known(Engine::Postgres, "sslmode", "sslrootcert");
}

#[test]
#[ignore = "tier 2"]
fn mariadb_is_known_as_closely_as_the_address_asks() {
    is_known(Engine::Mariadb, "ssl-mode", "ssl-ca");
}

fn is_known(engine: Engine, mode: &str, file: &str) {
    let [ours, another] = [(); 2].map(|()| authority());
    let server = Server::with_tls(engine, |folder| certify(folder, &ours));
    let create = "CREATE DATABASE shop;";
    server.run(engine.any_database(), create).unwrap();
    let table = "CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT);";
    server.run("shop", table).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let pem = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs_err::write(&path, text).unwrap();
        path.display().to_string()
    };
    let [ours, another] = [("ours.pem", ours.pem()), ("another.pem", another.pem())]
        .map(|(name, text)| pem(name, text));
    let tables = |host: &str, parameters: &str| {
        let url = server.url("shop").replace("127.0.0.1", host);
        read(engine, &format!("{url}?{parameters}")).map(|schema| schema.tables.len())
    };
    let refused = |host: &str, parameters: &str| {
        let told = tables(host, parameters).unwrap_err().to_string();
        assert!(told.starts_with("the database cannot be read: "), "{told}");
        told
    };

    for unchecked in ["disable", "prefer", "require"] {
        let parameters = format!("{mode}={unchecked}");
        assert_eq!(tables("127.0.0.1", &parameters).unwrap(), 1, "{unchecked}");
    }
    let full = format!("{mode}=verify-full&{file}={ours}");
    assert_eq!(tables("localhost", &full).unwrap(), 1);
    let misnamed = refused("127.0.0.1", &full);
    assert!(misnamed.contains("not valid for name"), "{misnamed}");
    let authority_alone = format!("{mode}=verify-ca&{file}={ours}");
    assert_eq!(tables("127.0.0.1", &authority_alone).unwrap(), 1);
    for checked in ["verify-ca", "verify-full"] {
        let unknown = refused("localhost", &format!("{mode}={checked}&{file}={another}"));
        assert!(unknown.contains("invalid peer certificate"), "{unknown}");
        let public = refused("localhost", &format!("{mode}={checked}"));
        assert!(public.contains("invalid peer certificate"), "{public}");
    }
}

#[test]
#[ignore = "tier 2"]
fn a_client_is_known_by_its_certificate() {
    let authority = authority();
    let server = Server::with_tls(Engine::Mariadb, |folder| certify(folder, &authority));
    let user = "CREATE DATABASE shop; CREATE TABLE shop.notes (id INTEGER PRIMARY KEY, body TEXT); \
                CREATE USER ada REQUIRE X509; GRANT ALL ON shop.* TO ada;";
    server.run("mysql", user).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let [path, key_path] = ["ada.pem", "ada.key"].map(|name| folder.path().join(name));
    let [text, key] = certificate("ada", &authority);
    fs_err::write(&path, text).unwrap();
    fs_err::write(&key_path, key).unwrap();
    let url = server.url("shop").replace("root@", "ada@");
    let told = read_mysql(&url, false).unwrap_err().to_string();
    assert!(told.contains("Access denied for user 'ada'"), "{told}");
    let (path, key_path) = (path.display(), key_path.display());
    let known = format!("{url}?ssl-mode=REQUIRED&ssl-cert={path}&ssl-key={key_path}");
    assert_eq!(read_mysql(&known, false).unwrap().tables.len(), 1);
    let swapped = format!("{url}?ssl-mode=REQUIRED&ssl-cert={path}&ssl-key={path}");
    let told = read_mysql(&swapped, false).unwrap_err().to_string();
    assert!(told.ends_with("has no key in PEM"), "{told}");
}

#[test]
#[ignore = "tier 2"]
fn a_server_without_tls_is_refused_where_it_is_asked_for() {
    for (engine, mode) in [(Engine::Postgres, "sslmode"), (Engine::Mariadb, "ssl-mode")] {
        let url = Server::shared(engine).url(engine.any_database());
        let told = read(engine, &format!("{url}?{mode}=require"))
            .unwrap_err()
            .to_string();
        assert_eq!(
            told,
            "the database cannot be read: server does not support TLS"
        );
    }
}

fn read(engine: Engine, address: &str) -> Result<DatabaseSchema, ServerError> {
    match engine {
        Engine::Postgres => read_postgres(address, &[], false),
        Engine::Mariadb => read_mysql(address, false),
    }
}
