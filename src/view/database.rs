use std::time::Duration;

use serde::Serialize;

use crate::migrate::schema::Schema;
use crate::model::{Engine, Pool, Project};
use crate::names;

use super::sql::Dialect;

/// What every template may need of the database: `service.database` in its context.
#[derive(Debug, Serialize)]
pub struct DatabaseView {
    /// For people: `PostgreSQL`.
    pub human: &'static str,
    /// In documentation, where clippy would take the name for code: `` `PostgreSQL` ``.
    pub doc: &'static str,
    /// Of the repositories: `PostgresPostRepository` in `postgres`.
    pub prefix: &'static str,
    pub module: &'static str,
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
    pub example_url: String,
    /// In a file of settings.
    pub test_url: &'static str,
    /// Of the service that `compose.yaml` starts beside the database.
    pub compose_url: String,
    /// What the URL says of TLS.
    pub tls: &'static str,
    /// What it takes to run the service.
    pub takes: &'static str,
    /// Begins the names of the databases of tests.
    pub test_stem: String,
    /// Around names in SQL, as the inside of a string literal.
    pub quote: &'static str,
    /// Stands for the first value that is bound.
    pub place: &'static str,
    /// After a query: keeps its rows from changing, but not from being read.
    pub share: &'static str,
    /// Begins to read one state of the database.
    pub begin_snapshot: &'static str,
    /// Tells the pool which server to connect to.
    pub pool_server: &'static str,
    /// A statement that takes long.
    pub sleep: &'static str,
    /// Compares with a pattern, whatever the case.
    pub like: &'static str,
    pub pool: PoolView,
}

/// The settings of the pool, as the settings of the service and Rust spell them.
#[derive(Debug, Serialize)]
pub struct PoolView {
    pub max_connections: u32,
    pub idle_timeout: String,
    pub idle_timeout_code: String,
    pub acquire_timeout: String,
    pub acquire_timeout_code: String,
    pub statement_timeout: String,
    pub statement_timeout_code: String,
}

/// A unique constraint by its name in the schema.
#[derive(Debug, Serialize)]
pub struct UniqueView {
    pub name: String,
    /// Its columns, with commas.
    pub columns: String,
}

impl DatabaseView {
    pub(super) fn of(project: &Project) -> Self {
        let name = &project.service.crate_name;
        let dialect = Dialect::of(project);
        let shared = |default_url: String| Self {
            human: "SQLite",
            doc: "`SQLite`",
            prefix: "Sqlite",
            module: "sqlite",
            error: "rusqlite::Error",
            awaited: "",
            server: dialect.sqlx,
            postgres: project.engine == Engine::Postgres,
            mysql: project.engine == Engine::Mysql,
            library_type: "",
            stem: "",
            library_module: "",
            buffer: "",
            scheme: "sqlite",
            example_url: default_url.clone(),
            default_url,
            test_url: "sqlite://test.db",
            compose_url: String::new(),
            tls: "",
            takes: "nothing",
            test_stem: name.chars().take(20).collect(),
            quote: if dialect.quoting.mark() == '"' { "\\\"" } else { "`" },
            place: "?1",
            share: "",
            begin_snapshot: "",
            pool_server: "",
            sleep: "",
            like: "LIKE",
            pool: PoolView::of(&project.pool),
        };
        match project.engine {
            Engine::Sqlite => shared(format!("sqlite:data/{}.db", project.service.name)),
            Engine::Postgres => Self {
                human: "PostgreSQL",
                doc: "`PostgreSQL`",
                prefix: "Postgres",
                module: "postgres",
                error: "sqlx::Error",
                awaited: ".await",
                library_type: "Postgres",
                stem: "Pg",
                library_module: "sqlx::postgres",
                buffer: "PgArgumentBuffer",
                scheme: "postgres",
                place: "$1",
                share: "FOR SHARE",
                begin_snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                pool_server: "server_for_pool",
                sleep: "SELECT pg_sleep(60)",
                like: "ILIKE",
                example_url: format!("postgres://user:password@localhost:5432/{name}"),
                test_url: "postgres://db/test",
                compose_url: format!("postgres://postgres:postgres@database:5432/{name}"),
                tls: "sslmode=verify-full&sslrootcert=ca.pem",
                takes: "PostgreSQL 13 or later",
                ..shared(format!(
                    "postgres://postgres:postgres@localhost:5432/{name}"
                ))
            },
            Engine::Mysql => Self {
                human: "MySQL",
                doc: "`MySQL`",
                prefix: "Mysql",
                module: "mysql",
                error: "sqlx::Error",
                awaited: ".await",
                library_type: "MySql",
                stem: "MySql",
                library_module: "sqlx::mysql",
                buffer: "Vec<u8>",
                scheme: "mysql",
                place: "?",
                share: "LOCK IN SHARE MODE",
                like: "COLLATE utf8mb4_unicode_ci LIKE",
                begin_snapshot: "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
                pool_server: "server",
                sleep: "SELECT sleep(60)",
                example_url: format!("mysql://user:password@localhost:3306/{name}"),
                test_url: "mysql://db/test",
                compose_url: format!("mysql://root:root@database:3306/{name}"),
                tls: "ssl-mode=VERIFY_IDENTITY&ssl-ca=ca.pem",
                takes: "MySQL 8 or MariaDB 10.11, or later",
                ..shared(format!("mysql://root:root@localhost:3306/{name}"))
            },
        }
    }
}

impl PoolView {
    fn of(pool: &Pool) -> Self {
        let Pool {
            max_connections,
            idle_timeout,
            acquire_timeout,
            statement_timeout,
        } = pool;
        Self {
            max_connections: *max_connections,
            idle_timeout: setting(*idle_timeout),
            idle_timeout_code: code(*idle_timeout),
            acquire_timeout: setting(*acquire_timeout),
            acquire_timeout_code: code(*acquire_timeout),
            statement_timeout: setting(*statement_timeout),
            statement_timeout_code: code(*statement_timeout),
        }
    }
}

/// What is unique in the schema.
pub(super) fn uniques(project: &Project) -> Vec<UniqueView> {
    let schema = Schema::of(project);
    let uniques = schema.tables.iter().flat_map(|table| {
        let indexes = table.indexes.iter().filter(|index| index.is_unique());
        indexes.map(|index| UniqueView {
            name: names::shorten(&index.name),
            columns: index.columns.join(", "),
        })
    });
    uniques.collect()
}

/// As the settings of a service write a duration.
fn setting(duration: Duration) -> String {
    match duration.as_millis() {
        millis if millis % 60_000 == 0 => format!("{}m", millis / 60_000),
        millis if millis % 1000 == 0 => format!("{}s", millis / 1000),
        millis => format!("{millis}ms"),
    }
}

/// As Rust writes a duration, in the largest unit that fits.
fn code(duration: Duration) -> String {
    let millis = duration.as_millis();
    let units = [(3_600_000, "hours"), (60_000, "mins"), (1000, "secs")];
    let fitting = units
        .into_iter()
        .find(|(size, _)| millis.is_multiple_of(*size));
    let (size, name) = fitting.unwrap_or((1, "millis"));
    format!("Duration::from_{name}({})", millis / size)
}
