use std::path::{Path, PathBuf};

use super::tools;

/// A database that runs as a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Postgres,
    Mariadb,
}

impl Engine {
    /// As a spec names it.
    pub fn spec(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Mariadb => "mysql",
        }
    }

    /// Who runs the server where the tests are run by root, which the servers refuse.
    pub fn user(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Mariadb => "mysql",
        }
    }

    /// The signal by which it stops at once, as in a crash.
    pub fn crash(self) -> &'static str {
        match self {
            Self::Postgres => "QUIT",
            Self::Mariadb => "KILL",
        }
    }

    /// The signal by which it stops without waiting for its clients.
    pub fn stop(self) -> &'static str {
        match self {
            Self::Postgres => "INT",
            Self::Mariadb => "TERM",
        }
    }

    pub fn url(self, port: u16, database: &str) -> String {
        match self {
            Self::Postgres => format!("postgres://postgres@127.0.0.1:{port}/{database}"),
            Self::Mariadb => format!("mysql://root@127.0.0.1:{port}/{database}"),
        }
    }

    /// Makes the files of a server in a folder.
    pub fn installation(self, folder: &Path) -> Vec<String> {
        let data = data(folder).display().to_string();
        match self {
            Self::Postgres => words(
                &tools::path("initdb"),
                "-U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync -D",
                [data],
            ),
            Self::Mariadb => words(
                &tools::path("mariadb-install-db"),
                "--no-defaults --auth-root-authentication-method=normal --skip-test-db",
                [format!("--datadir={data}")],
            ),
        }
    }

    /// Starts the server of a folder; what it has written outlives it, but not the machine.
    pub fn start(self, folder: &Path, port: u16) -> Vec<String> {
        let (data, folder) = (data(folder).display().to_string(), folder.display());
        match self {
            Self::Postgres => words(
                &tools::path("postgres"),
                "-c fsync=off -c listen_addresses=127.0.0.1 -c max_connections=300",
                [
                    format!("-p{port}"),
                    format!("-D{data}"),
                    format!("-k{folder}"),
                ],
            ),
            Self::Mariadb => words(
                &tools::path("mariadbd"),
                "--no-defaults --bind-address=127.0.0.1 --max-connections=400 \
                 --innodb-flush-log-at-trx-commit=2 --innodb-flush-method=nosync",
                [
                    format!("--port={port}"),
                    format!("--datadir={data}"),
                    format!("--socket={folder}/socket"),
                ],
            ),
        }
    }

    /// What lets it be known by the certificate in its folder, and know its clients by theirs.
    pub fn tls(self, folder: &Path) -> Vec<String> {
        let files = ["server.pem", "server.key", "clients.pem"].map(|name| folder.join(name));
        let [certificate, key, clients] = files.each_ref().map(|file| file.display());
        match self {
            Self::Postgres => vec![
                "-cssl=on".to_owned(),
                format!("-cssl_cert_file={certificate}"),
                format!("-cssl_key_file={key}"),
                format!("-cssl_ca_file={clients}"),
            ],
            Self::Mariadb => vec![
                format!("--ssl-cert={certificate}"),
                format!("--ssl-key={key}"),
                format!("--ssl-ca={clients}"),
            ],
        }
    }

    /// Runs what comes on standard input, and stops at the first error.
    pub fn client(self, port: u16, database: &str) -> Vec<String> {
        match self {
            Self::Postgres => words(
                &tools::path("psql"),
                "-X -q -At -F \u{1f} -P null=\u{2205} -v ON_ERROR_STOP=1 -h 127.0.0.1 -U postgres",
                [format!("-p{port}"), format!("-d{database}")],
            ),
            Self::Mariadb => words(
                &tools::path("mariadb"),
                "--no-defaults --batch --unbuffered --skip-column-names --binary-as-hex --default-character-set=utf8mb4 -h127.0.0.1 -uroot",
                [format!("-P{port}"), database.to_owned()],
            ),
        }
    }

    /// A database that every server has.
    pub fn any_database(self) -> &'static str {
        match self {
            Self::Postgres => "postgres",
            Self::Mariadb => "mysql",
        }
    }
}

fn data(folder: &Path) -> PathBuf {
    folder.join("data")
}

fn words<const MORE: usize>(program: &Path, usual: &str, more: [String; MORE]) -> Vec<String> {
    let program = program.display().to_string();
    let usual = usual.split(' ').filter(|word| !word.is_empty());
    let usual = usual.map(str::to_owned);
    [program].into_iter().chain(usual).chain(more).collect()
}
