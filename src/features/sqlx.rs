//! What the databases on servers have in common: sqlx, and a pool of connections.

use std::time::Duration;

use crate::catalog::TemplateFolder;
use crate::contribution::{
    Contribution, Dependency, Gauge, License, Setting, SettingGroup, TestSetting,
};
use crate::model::{Engine, FieldKind, Pool, Project};

use super::conditions::has_entities;
use super::feature::Feature;
use super::sqlite::{repositories, types};

/// Databases on servers.
#[derive(Debug)]
pub struct Sqlx;

impl Feature for Sqlx {
    fn name(&self) -> &'static str {
        "sqlx"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.engine != Engine::Sqlite
    }

    fn templates(&self) -> TemplateFolder {
        repositories(TemplateFolder::embedded(self.name()))
            .when(has_entities, &["tests/api/database/locks.rs"])
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let license = |name| License {
            name,
            why: Some("Of the connection's TLS."),
        };
        Contribution {
            dependencies: dependencies(project),
            licenses: TLS_LICENSES.map(license).into(),
            settings: pool(&project.pool),
            test_settings: vec![PATIENCE],
            gauges: vec![CONNECTIONS],
            ..Contribution::default()
        }
    }
}

/// The licenses of rustls and of the certificates that it trusts.
pub(super) const TLS_LICENSES: [&str; 2] = ["CDLA-Permissive-2.0", "ISC"];

const PATIENCE: TestSetting = TestSetting {
    name: "database_acquire_timeout",
    code: "Duration::from_secs(30)",
    why: "A server that many tests keep busy may take its time.",
    import: None,
};

const CONNECTIONS: Gauge = Gauge {
    constant: "DATABASE_CONNECTIONS",
    name: "database_connections",
    doc: "The number of connections to the database, by what they do.",
    help: "Open connections to the database, used or idle.",
};

fn dependencies(project: &Project) -> Vec<Dependency> {
    let sqlx = || Dependency::bare("sqlx", "0.9.0");
    let mut all = vec![types(sqlx(), project).with(&["runtime-tokio", "tls-rustls-ring-webpki"])];
    if project.has_kind(|kind| matches!(kind, FieldKind::Json)) {
        all.push(sqlx().with(&["json"]));
    }
    all
}

/// What the spec says of the pool is the default of settings.
fn pool(pool: &Pool) -> Vec<Setting> {
    let Pool {
        max_connections,
        idle_timeout,
        acquire_timeout,
        statement_timeout,
    } = *pool;
    let settings = [
        Setting::number(
            "database_max_connections",
            "u32",
            max_connections,
            "Largest number of connections to the database.",
        )
        .example("5")
        .refuses("all", "expected an integer"),
        Setting::duration(
            "database_idle_timeout",
            idle_timeout,
            "How long an idle connection to the database is kept.",
        )
        .example("1m")
        .refuses("30", "expected a duration"),
        Setting::duration(
            "database_acquire_timeout",
            acquire_timeout,
            "How long a request waits for a connection before it is answered with 503.",
        )
        .example("250ms")
        .refuses("2", "expected a duration"),
        Setting::duration(
            "database_statement_timeout",
            statement_timeout,
            "How long a statement may take before the database cancels it.",
        )
        .example("5s")
        .refuses("long", "expected a duration"),
        Setting::duration(
            "database_transaction_timeout",
            Duration::from_secs(30),
            "How long a transaction may take before it is rolled back.",
        ),
    ];
    let settings = settings.into_iter();
    settings
        .map(|setting| setting.in_group(SettingGroup::Database))
        .collect()
}

/// What tells the URLs of one server's databases from those of another.
pub(super) struct ServerUrl<'project> {
    pub scheme: &'static str,
    pub port: u16,
    /// User and password in development.
    pub login: &'static str,
    /// What asks for TLS.
    pub tls: &'static str,
    /// The name of the database.
    pub database: &'project str,
}

impl ServerUrl<'_> {
    /// The URL in development, of a server at this host.
    pub(super) fn at(&self, host: &str) -> String {
        self.of(self.login, host)
    }

    fn of(&self, login: &str, host: &str) -> String {
        let Self {
            scheme,
            port,
            database,
            ..
        } = self;
        format!("{scheme}://{login}@{host}:{port}/{database}")
    }

    pub(super) fn setting(&self) -> Setting {
        let Self { scheme, tls, .. } = self;
        let example = self.of("user:password", "localhost");
        Setting::typed(
            "database_url",
            ("DatabaseUrl", "DatabaseUrl::default()"),
            &self.at("localhost"),
            &format!("Database, such as `{example}`; `?{tls}` at its end asks for TLS."),
        )
        .in_group(SettingGroup::Place)
        .example_code("URL")
        .refuses(
            "sqlite:test.db",
            &format!("expected a URL such as `{scheme}://"),
        )
        .refuses(&format!("{scheme}://db:port/"), "invalid port")
    }
}
