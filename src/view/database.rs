use serde::Serialize;

use crate::model::{Engine, Project};

use super::sql::Dialect;

/// What every template may need of the database: `service.database` in its context.
#[derive(Debug, Serialize)]
pub struct DatabaseView {
    /// For people: `PostgreSQL`.
    pub human: &'static str,
    /// In documentation, where clippy would take the name for code: `` `PostgreSQL` ``.
    pub doc: &'static str,
    /// The library's error.
    pub error: &'static str,
    /// Behind calls that only the libraries of servers make wait.
    pub awaited: &'static str,
    /// A server has it, not a file.
    pub server: bool,
    pub postgres: bool,
    pub mysql: bool,
    /// The names of the library's types: `Postgres`, and `PgConnection` without its end.
    pub library_type: &'static str,
    pub stem: &'static str,
    /// What arguments of statements are written to.
    pub buffer: &'static str,
    /// The module of the library: `sqlx::postgres`.
    pub library_module: &'static str,
    /// The scheme of its URL.
    pub scheme: &'static str,
    pub default_url: String,
    /// For documentation.
    #[serde(skip)]
    pub example_url: String,
    /// In a file of settings.
    pub test_url: &'static str,
    /// Inside the containers that `compose.yaml` starts.
    pub compose_url: String,
    /// What the URL says of TLS.
    #[serde(skip)]
    pub tls: &'static str,
    /// What it takes to run the service.
    pub takes: &'static str,
    /// Begins the names of the databases of tests.
    pub test_stem: String,
    /// Around names in SQL, as the inside of a string literal.
    pub quote: &'static str,
    /// Stands for the first value that is bound.
    pub place: &'static str,
    /// After a query: keeps its rows from being changed by others.
    pub lock: &'static str,
    /// After a query: keeps its rows from being deleted.
    pub keep: &'static str,
    /// Begins to read one state of the database.
    pub begin_snapshot: &'static str,
    /// A statement that takes long.
    pub sleep: &'static str,
    /// Selects what tells a connection apart, as `bigint`.
    pub connection_id: &'static str,
    /// Compares with a pattern, whatever the case.
    pub like: &'static str,
}

impl DatabaseView {
    pub(super) fn of(project: &Project) -> Self {
        let file = Self::file(project);
        let name = &project.service.crate_name;
        match project.engine {
            Engine::Sqlite => file,
            Engine::Postgres => file.on_postgres(name),
            Engine::Mysql => file.on_mysql(name),
        }
    }

    /// `SQLite`, and what the engines have in common.
    fn file(project: &Project) -> Self {
        let dialect = Dialect::of(project);
        let url = format!("sqlite:data/{}.db", project.service.name);
        Self {
            human: project.engine.human(),
            doc: "`SQLite`",
            error: "rusqlite::Error",
            awaited: "",
            server: dialect.sqlx,
            postgres: project.engine == Engine::Postgres,
            mysql: project.engine == Engine::Mysql,
            library_type: "",
            stem: "",
            library_module: "",
            buffer: "",
            scheme: project.engine.name(),
            example_url: url.clone(),
            default_url: url,
            test_url: "sqlite://test.db",
            compose_url: format!("sqlite:/data/{}.db", project.service.name),
            tls: "",
            takes: "nothing else",
            test_stem: project.service.crate_name.chars().take(20).collect(),
            quote: if dialect.quoting.mark() == '"' {
                "\\\""
            } else {
                "`"
            },
            place: "?1",
            lock: "",
            keep: "",
            begin_snapshot: "",
            sleep: "",
            connection_id: "",
            like: "LIKE",
        }
    }

    fn on_postgres(self, name: &str) -> Self {
        Self {
            doc: "`PostgreSQL`",
            error: "sqlx::Error",
            awaited: ".await",
            library_type: "Postgres",
            stem: "Pg",
            library_module: "sqlx::postgres",
            buffer: "PgArgumentBuffer",
            place: "$1",
            lock: "FOR NO KEY UPDATE",
            keep: "FOR KEY SHARE",
            begin_snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            sleep: "SELECT pg_sleep(60)",
            connection_id: "SELECT pg_backend_pid()::bigint",
            like: "ILIKE",
            default_url: format!("postgres://postgres:postgres@localhost:5432/{name}"),
            example_url: format!("postgres://user:password@localhost:5432/{name}"),
            test_url: "postgres://db/test",
            compose_url: format!("postgres://postgres:postgres@database:5432/{name}"),
            tls: "sslmode=verify-full&sslrootcert=ca.pem",
            takes: "PostgreSQL 13 or later",
            ..self
        }
    }

    fn on_mysql(self, name: &str) -> Self {
        Self {
            doc: "`MySQL`",
            error: "sqlx::Error",
            awaited: ".await",
            library_type: "MySql",
            stem: "MySql",
            library_module: "sqlx::mysql",
            buffer: "Vec<u8>",
            place: "?",
            lock: "FOR UPDATE",
            keep: "LOCK IN SHARE MODE",
            like: "COLLATE utf8mb4_unicode_ci LIKE",
            begin_snapshot: "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
            sleep: "SELECT 1 WHERE sleep(60)",
            connection_id: "SELECT CAST(connection_id() AS SIGNED)",
            default_url: format!("mysql://root:root@localhost:3306/{name}"),
            example_url: format!("mysql://user:password@localhost:3306/{name}"),
            test_url: "mysql://db/test",
            compose_url: format!("mysql://root:root@database:3306/{name}"),
            tls: "ssl-mode=VERIFY_IDENTITY&ssl-ca=ca.pem",
            takes: "MySQL 8 or MariaDB 10.11, or later",
            ..self
        }
    }
}
