//! The command: where the spec goes, and what is told.

use fs_err as fs;
use tempfile::TempDir;

use super::database::Database;
use crate::command::scaffold;

const NOTES: &str = "CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL, at POINT);";

#[test]
fn the_spec_goes_to_standard_output_and_notes_to_standard_error() {
    let database = Database::of(NOTES);
    let run = scaffold(
        database.folder.path(),
        &["import", "--from", "sqlite:shop.db"],
    );
    insta::assert_snapshot!(run.stdout, @"
    scaffold: 1
    service:
      name: shop
    defaults:
      id: bigint
      timestamps: false
    entities:
      # notes.at: left out: the language has no type for `POINT`
      Note:
        fields:
          body: text
    ");
    insta::assert_snapshot!(run.stderr, @"note[column-left-out]: notes.at: left out: the language has no type for `POINT`");
    assert_eq!(run.status, 0);
    let quiet = scaffold(
        database.folder.path(),
        &["import", "--from", "sqlite:shop.db", "--quiet"],
    );
    assert_eq!((quiet.stdout, quiet.stderr.as_str()), (run.stdout, ""));
}

#[test]
fn a_file_is_written_once_and_makes_a_service() {
    let database = Database::of(NOTES);
    let home = database.folder.path();
    let import = ["import", "--from", "sqlite:shop.db", "--out", "shop.yaml"];
    let dry = scaffold(home, &[&import[..], &["--dry-run"]].concat());
    assert!(!home.join("shop.yaml").exists());
    assert!(
        dry.stderr.ends_with(
            "shop.yaml would have 1 entity; nothing was written, because of --dry-run\n"
        )
    );
    let diff = scaffold(home, &[&import[..], &["--diff"]].concat());
    assert!(diff.stdout.contains("+  name: shop\n"), "{}", diff.stdout);
    let run = scaffold(home, &import);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""));
    insta::assert_snapshot!(run.stderr, @"
    note[column-left-out]: notes.at: left out: the language has no type for `POINT`
    shop.yaml has 1 entity
                 scaffold new --spec shop.yaml
    ");
    let again = scaffold(home, &import);
    assert_eq!(again.status, 1);
    insta::assert_snapshot!(again.stderr, @"
    error: `shop.yaml` is there already
    help: choose another name with `--out`, or remove the file
    ");
    let new = scaffold(home, &["new", "shop", "--spec", "shop.yaml", "--no-format"]);
    assert_eq!(new.status, 0, "{}", new.stderr);
}

#[test]
fn programs_get_one_document() {
    let database = Database::of(NOTES);
    let run = scaffold(
        database.folder.path(),
        &["import", "--from", "sqlite:shop.db", "--json"],
    );
    let document = run.json();
    assert_eq!(document["status"], "done");
    assert_eq!(document["entities"], 1);
    assert_eq!(document["notices"][0]["code"], "column-left-out");
    assert_eq!(document["notices"][0]["place"], "notes.at");
    assert!(
        document["spec"]
            .as_str()
            .unwrap()
            .starts_with("scaffold: 1\n")
    );
    assert_eq!(run.stderr, "");
}

#[test]
fn a_source_that_cannot_be_read_is_told() {
    let home = TempDir::new().unwrap();
    fs::write(
        home.path().join("no.db"),
        "this is no database, however long it may be",
    )
    .unwrap();
    fs::write(home.path().join("no.jdl"), "entity A {\n  b\n}\n").unwrap();
    let import = |from: &str| {
        let run = scaffold(home.path(), &["import", "--from", from]);
        assert_eq!(run.stdout, "");
        (run.status, run.stderr)
    };
    let (status, message) = import("sqlite:no.db");
    assert_eq!(status, 1);
    insta::assert_snapshot!(message, @"
    error: `no.db` cannot be read as an SQLite database: file is not a database
    help: check what is given with `--from`
    ");
    let (status, message) = import("sqlite:gone.db");
    assert_eq!(status, 1);
    insta::assert_snapshot!(message, @"
    error: `gone.db` cannot be read as an SQLite database: unable to open database file: gone.db
    help: check what is given with `--from`
    ");
    assert!(!home.path().join("gone.db").exists());
    let (status, message) = import("no.jdl");
    assert_eq!(status, 1);
    insta::assert_snapshot!(message, @"
    error[jdl-syntax]: expected the type of the field, found `}`
     --> no.jdl:3:1
      |
    3 | }
      | ^
      |
      = help: see https://www.jhipster.tech/jdl for the grammar

    `scaffold explain jdl-syntax` says more
    ");
    let (status, message) = import("shop.db");
    assert_eq!(status, 2);
    assert!(
        message.contains("for a database, write `sqlite:shop.db`"),
        "{message}"
    );
}

/// What is said against an address.
fn refused(folder: &TempDir, address: &str) -> String {
    let run = scaffold(folder.path(), &["import", "--from", address]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""), "{address}");
    run.stderr
}

#[cfg(not(feature = "import-servers"))]
#[test]
fn servers_are_read_by_a_command_that_was_built_with_their_importers() {
    let folder = TempDir::new().unwrap();
    for address in [
        "postgres://ada:secret@localhost:1/shop",
        "mysql://ada:secret@localhost:1/shop",
    ] {
        assert_eq!(
            refused(&folder, address),
            "error: this `scaffold` was built without the importers for servers\n\
             help: build it with the feature `import-servers`, which is on by default\n"
        );
    }
}

#[cfg(feature = "import-servers")]
#[test]
fn an_address_that_leads_nowhere_is_told_without_its_password() {
    let folder = TempDir::new().unwrap();
    for address in [
        "postgres://ada:secret@127.0.0.1:1/shop",
        "mysql://ada:secret@127.0.0.1:1/shop",
        "mariadb://ada:secret@127.0.0.1:1/shop?ssl-mode=DISABLED&connect_timeout=5",
    ] {
        assert_eq!(
            refused(&folder, address),
            "error: the database cannot be read: Connection refused (os error 111)\n\
             help: check what is given with `--from`\n"
        );
    }
    insta::assert_snapshot!(refused(&folder, "postgres://ada:secret@localhost:port/shop"), @"
    error: the address cannot be read: invalid port number
    help: check what is given with `--from`
    ");
    insta::assert_snapshot!(refused(&folder, "postgres://ada:secret@localhost:1/shop?keepalives=1"), @"
    error: the address cannot be read: it has `keepalives`, which is not supported
    help: check what is given with `--from`
    ");
    insta::assert_snapshot!(refused(&folder, "mysql://ada:secret@localhost:1/shop?connect_timeout=soon"), @"
    error: the address cannot be read: `soon` is no number of seconds
    help: check what is given with `--from`
    ");
    // Nothing there says anything.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let address = format!("postgres://ada:secret@127.0.0.1:{port}/shop?connect_timeout=1");
    insta::assert_snapshot!(refused(&folder, &address), @"
    error: the database cannot be read: no answer within 1s
    help: check what is given with `--from`
    ");
}

#[cfg(feature = "import-servers")]
#[test]
fn what_an_address_says_of_tls_is_understood_or_refused() {
    let folder = TempDir::new().unwrap();
    let refused = |address: &str| refused(&folder, address);
    insta::assert_snapshot!(refused("postgres://ada@localhost:1/shop?sslmode=always"), @"
    error: the connection cannot be encrypted: `always` is no mode of TLS; they are `disable`, `prefer`, `require`, `verify-ca` and `verify-full`
    help: check what is given with `--from`
    ");
    insta::assert_snapshot!(refused("mysql://ada@localhost:1/shop?ssl-mode=REQUIRED&ssl-cipher=x"), @"
    error: the connection cannot be encrypted: the address has `ssl-cipher`, which is not supported
    help: check what is given with `--from`
    ");
    insta::assert_snapshot!(refused("mariadb://ada@localhost:1/shop?ssl-cert=ada.pem"), @"
    error: the connection cannot be encrypted: a certificate of a client takes its key, too
    help: check what is given with `--from`
    ");
    fs::write(folder.path().join("ca.pem"), "none").unwrap();
    let path = folder.path().join("ca.pem").display().to_string();
    let address = format!("postgres://ada@localhost:1/shop?sslmode=verify-full&sslrootcert={path}");
    let told = refused(&address).replace(&path, "ca.pem");
    insta::assert_snapshot!(told, @"
    error: the connection cannot be encrypted: `ca.pem` has no certificate in PEM
    help: check what is given with `--from`
    ");
}

#[test]
fn only_postgres_has_schemas_to_choose_from() {
    let database = Database::of(NOTES);
    let run = scaffold(
        database.folder.path(),
        &["import", "--from", "sqlite:shop.db", "--schema", "sales"],
    );
    assert_eq!(run.status, 2);
    insta::assert_snapshot!(run.stderr, @"
    error: only databases of PostgreSQL have schemas to choose from
    help: leave `--schema` out; the address names the database
    ");
}
