use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Engine, Project};

use super::literal::embedded;

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
    /// Another that is taken as well.
    pub other_scheme: &'static str,
    pub default_url: String,
    /// In a file of settings.
    pub test_url: &'static str,
    /// What it takes to run the service.
    pub takes: &'static str,
    /// The field that keeps the database of a test, and what it is set to from `place`.
    pub test_place: &'static str,
    pub test_place_value: &'static str,
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
    /// Compares a `{column}` with the pattern at a `{place}`, whatever the case, as the inside of a
    /// string literal.
    pub like: String,
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
            library_module: "rusqlite",
            buffer: "",
            scheme: project.engine.name(),
            other_scheme: "",
            test_place: "_place",
            test_place_value: "_place: place",
            default_url: String::new(),
            test_url: "sqlite://test.db",
            takes: "nothing else",
            test_stem: project.service.crate_name.chars().take(20).collect(),
            quote: if dialect.query_names.mark() == '"' {
                "\\\""
            } else {
                "`"
            },
            place: dialect.queries.placeholder,
            lock: dialect.queries.lock,
            keep: dialect.queries.keep,
            begin_snapshot: dialect.queries.begin_snapshot,
            sleep: dialect.queries.sleep,
            connection_id: dialect.queries.connection_id,
            like: embedded(if project.has_entity(|entity| entity.existing) {
                dialect.queries.like_existing
            } else {
                dialect.queries.like
            }),
        }
    }

    fn on_postgres(self, name: &str) -> Self {
        Self {
            doc: "`PostgreSQL`",
            other_scheme: "postgresql",
            test_place: "pub place",
            test_place_value: "place",
            error: "sqlx::Error",
            awaited: ".await",
            library_type: "Postgres",
            stem: "Pg",
            library_module: "sqlx::postgres",
            buffer: "PgArgumentBuffer",
            default_url: format!("postgres://postgres:postgres@localhost:5432/{name}"),
            test_url: "postgres://db/test",
            takes: "PostgreSQL 13 or later",
            ..self
        }
    }

    fn on_mysql(self, name: &str) -> Self {
        Self {
            doc: "`MySQL`",
            other_scheme: "mariadb",
            test_place: "pub place",
            test_place_value: "place",
            error: "sqlx::Error",
            awaited: ".await",
            library_type: "MySql",
            stem: "MySql",
            library_module: "sqlx::mysql",
            buffer: "Vec<u8>",
            default_url: format!("mysql://root:root@localhost:3306/{name}"),
            test_url: "mysql://db/test",
            takes: "MySQL 8 or MariaDB 10.11, or later",
            ..self
        }
    }
}
