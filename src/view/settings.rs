//! The settings of a generated service: one table, from which its code, `.env.example` and the
//! README are made.

use std::time::Duration;

use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Pool, Project};

use super::database::DatabaseView;

/// How wide a line of documentation is.
const WIDTH: usize = 90;

/// A setting, as the files of the service spell it.
#[derive(Debug, Serialize)]
pub struct SettingView {
    /// A key of `config.toml`, and the field of `Settings`.
    pub name: &'static str,
    /// The environment variable.
    pub variable: String,
    /// What it means: as one text, and in lines.
    pub meaning: String,
    pub doc: Vec<String>,
    /// The default as it is written in a file, and in Rust.
    pub default: String,
    pub code: String,
    pub rust_type: &'static str,
    pub is_duration: bool,
}

/// A row of the table.
struct Setting {
    name: &'static str,
    rust_type: &'static str,
    code: String,
    default: String,
    meaning: String,
}

/// What the environment variables of a service start with: `CORNER_SHOP_`.
pub(super) fn prefix(project: &Project) -> String {
    format!("{}_", project.service.crate_name.to_uppercase())
}

pub(super) fn settings(project: &Project, database: &DatabaseView) -> Vec<SettingView> {
    let prefix = prefix(project);
    let rows = [
        place(database),
        pool(project),
        log(project),
        requests(),
        lists(project),
        operations(),
        shutdown(),
    ];
    let rows = rows.into_iter().flatten();
    rows.map(|row| row.view(&prefix)).collect()
}

/// Where the service runs, and its database.
fn place(database: &DatabaseView) -> Vec<Setting> {
    let DatabaseView {
        example_url,
        default_url,
        tls,
        server,
        ..
    } = database;
    let database = if *server {
        format!("Database, such as `{example_url}`; `?{tls}` at its end asks for TLS.")
    } else {
        format!("Database, such as `{example_url}`; its directory is created.")
    };
    vec![
        Setting::typed(
            "env",
            ("Environment", "Environment::Development"),
            "development",
            "`development` or `production`: only development reads `.env`, and has a default for \
             the database.",
        ),
        Setting::typed(
            "host",
            ("IpAddr", "Ipv4Addr::LOCALHOST.into()"),
            "127.0.0.1",
            "Address to listen on.",
        ),
        Setting::number(
            "port",
            "u16",
            3000,
            "Port to listen on; 0 picks a free one.",
        ),
        Setting::typed(
            "database_url",
            ("DatabaseUrl", "DatabaseUrl::default()"),
            default_url,
            &database,
        ),
    ]
}

/// The connections to a server.
fn pool(project: &Project) -> Vec<Setting> {
    if !Dialect::of(project).sqlx {
        return Vec::new();
    }
    let Pool {
        max_connections,
        idle_timeout,
        acquire_timeout,
        statement_timeout,
    } = project.pool;
    vec![
        Setting::number(
            "database_max_connections",
            "u32",
            max_connections,
            "Largest number of connections to the database.",
        ),
        Setting::duration(
            "database_idle_timeout",
            idle_timeout,
            "How long an idle connection to the database is kept.",
        ),
        Setting::duration(
            "database_acquire_timeout",
            acquire_timeout,
            "How long a request waits for a connection before it is answered with 503.",
        ),
        Setting::duration(
            "database_statement_timeout",
            statement_timeout,
            "How long a statement may take before the database cancels it.",
        ),
        Setting::duration(
            "database_transaction_timeout",
            Duration::from_secs(30),
            "How long a transaction may take before it is rolled back.",
        ),
    ]
}

fn log(project: &Project) -> Vec<Setting> {
    let name = &project.service.crate_name;
    vec![
        Setting::typed(
            "log",
            ("LogFilter", "LogFilter::default()"),
            "info",
            &format!(
                "What is logged: a level, and levels of single modules, such as \
                 `info,{name}=debug`."
            ),
        ),
        Setting::typed(
            "log_format",
            ("LogFormat", "LogFormat::Text"),
            "text",
            "Format of the log: `text` for people, `json` for machines.",
        ),
    ]
}

fn requests() -> Vec<Setting> {
    vec![
        Setting::duration(
            "request_timeout",
            Duration::from_secs(30),
            "How long a request may take before it is answered with 503.",
        ),
        Setting::typed(
            "body_limit",
            ("usize", "1024 * 1024"),
            "1048576",
            "Largest body of a request, in bytes.",
        ),
        Setting::typed(
            "cors_origins",
            ("Origins", "Origins::default()"),
            "",
            "Origins whose pages may call the service, separated by commas; `*` allows any.",
        ),
    ]
}

fn lists(project: &Project) -> Vec<Setting> {
    if project.entities.is_empty() {
        return Vec::new();
    }
    vec![Setting::typed(
        "list_count_limit",
        ("CountLimit", "CountLimit::default()"),
        "100000",
        "Number of rows up to which lists are counted, at least 1; `total=exact` counts all.",
    )]
}

/// What is there for those who run the service.
fn operations() -> Vec<Setting> {
    let exposure = ("Exposure", "Exposure::On");
    vec![
        Setting::typed(
            "docs",
            exposure,
            "on",
            "Where `/docs` and `/openapi.json` are served: `on`, `off` or `admin`, the admin port.",
        ),
        Setting::typed(
            "metrics",
            exposure,
            "on",
            "Where `/metrics` is served: `on`, `off` or `admin`.",
        ),
        Setting::number(
            "admin_port",
            "u16",
            9000,
            "Port for what is served to `admin` alone.",
        ),
    ]
}

fn shutdown() -> Vec<Setting> {
    vec![
        Setting::duration(
            "shutdown_delay",
            Duration::ZERO,
            "How long requests are still accepted after SIGTERM, while readiness answers 503.",
        ),
        Setting::duration(
            "shutdown_timeout",
            Duration::from_secs(10),
            "How long requests in flight may take to finish after that.",
        ),
    ]
}

impl Setting {
    /// Of a type of Rust, with its default there and in a file.
    fn typed(
        name: &'static str,
        (rust_type, code): (&'static str, &str),
        default: &str,
        meaning: &str,
    ) -> Self {
        Self {
            name,
            rust_type,
            code: code.to_owned(),
            default: default.to_owned(),
            meaning: meaning.to_owned(),
        }
    }

    fn number(name: &'static str, rust_type: &'static str, default: u32, meaning: &str) -> Self {
        let default = default.to_string();
        Self::typed(name, (rust_type, &default), &default, meaning)
    }

    fn duration(name: &'static str, default: Duration, meaning: &str) -> Self {
        let (number, unit) = in_largest_unit(default);
        let code = if default.is_zero() {
            "Duration::ZERO".to_owned()
        } else {
            format!("Duration::from_{}({number})", unit.constructor)
        };
        let default = format!("{number}{}", unit.suffix);
        Self::typed(name, ("Duration", &code), &default, meaning)
    }

    fn view(self, prefix: &str) -> SettingView {
        SettingView {
            variable: format!("{prefix}{}", self.name.to_uppercase()),
            doc: lines(&self.meaning),
            is_duration: self.rust_type == "Duration",
            name: self.name,
            meaning: self.meaning,
            default: self.default,
            code: self.code,
            rust_type: self.rust_type,
        }
    }
}

/// A unit of time, as `humantime` and the constructors of Rust call it.
struct Unit {
    millis: u128,
    suffix: &'static str,
    constructor: &'static str,
}

/// The number of the largest unit that fits.
fn in_largest_unit(duration: Duration) -> (u128, Unit) {
    let millis = duration.as_millis();
    let unit = |millis, suffix, constructor| Unit {
        millis,
        suffix,
        constructor,
    };
    let unit = match millis {
        1.. if millis.is_multiple_of(3_600_000) => unit(3_600_000, "h", "hours"),
        1.. if millis.is_multiple_of(60_000) => unit(60_000, "m", "mins"),
        _ if millis.is_multiple_of(1000) => unit(1000, "s", "secs"),
        _ => unit(1, "ms", "millis"),
    };
    (millis / unit.millis, unit)
}

/// A text, broken between words.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
