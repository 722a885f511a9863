//! The crates that a generated service stands on, and nothing that it does not use.

use serde::Serialize;

use crate::model::{Engine, Project};

use super::uses::Uses;

/// Lines of `Cargo.toml`, in the order of the names.
#[derive(Debug, Serialize)]
pub struct DependenciesView {
    pub normal: Vec<String>,
    pub dev: Vec<String>,
}

/// A crate with the features that are wanted whenever the crate is.
struct Dependency {
    wanted: bool,
    name: &'static str,
    version: &'static str,
    default_features: bool,
    features: Vec<(bool, &'static str)>,
}

impl DependenciesView {
    pub(super) fn of(project: &Project, uses: &Uses) -> Self {
        let has_entities = !project.entities.is_empty();
        Self {
            normal: lines(&normal(project, uses)),
            dev: lines(&dev(has_entities, project.telemetry.exports_traces())),
        }
    }
}

fn normal(project: &Project, uses: &Uses) -> Vec<Dependency> {
    let has_entities = !project.entities.is_empty();
    let server = project.engine != Engine::Sqlite;
    let chrono = (has_entities || uses.chrono, "chrono");
    let uuid = (has_entities, "uuid");
    let traces = project.telemetry.exports_traces();
    vec![
        whole("argon2", "0.6.0").when(uses.password),
        whole("async-trait", "0.1.92").when(has_entities),
        bare("axum", "0.8.9", &["http1", "json", "matched-path"])
            .also(has_entities, "query")
            .with("tokio"),
        whole("base64", "0.22.1").when(has_entities),
        bare("chrono", "0.4.45", &["clock", "serde", "std"]).when(chrono.0),
        whole("clap", "4.6.9").with("derive"),
        bare("config", "0.15.27", &["toml"]),
        whole("dotenvy", "0.15.7"),
        bare("garde", "0.23.0", &[])
            .also(uses.email, "email")
            .also(uses.url, "url")
            .when(uses.email || uses.url),
        whole("humantime-serde", "1.1.1"),
        whole("metrics", "0.24.6"),
        bare("metrics-exporter-prometheus", "0.18.3", &[]),
        bare("mimalloc", "0.1.52", &[]),
        bare("opentelemetry", "0.33.1", &["trace"]).when(traces),
        bare("opentelemetry-http", "0.33.1", &[]).when(traces),
        bare("opentelemetry-otlp", "0.33.1", &["http-proto"])
            .with_all(&["internal-logs", "reqwest-blocking-client", "trace"])
            .when(traces),
        bare("opentelemetry_sdk", "0.33.1", &["trace"]).when(traces),
        whole("regex", "1.13.0").when(uses.pattern),
        bare("reqwest", "0.13.5", &["rustls-no-provider"]).when(traces),
        bare("rusqlite", "0.41.1", &["bundled", "cache"])
            .also(chrono.0, chrono.1)
            .also(uuid.0, uuid.1)
            .when(!server),
        bare("rust_decimal", "1.43.0", &[])
            .with("macros")
            .with_all(&["serde-with-str", "std"])
            .when(uses.decimal),
        bare("rustls", "0.23.46", &["ring", "std", "tls12"]).when(traces),
        whole("serde", "1.0.229").with("derive"),
        whole("serde_json", "1.0.154").when(has_entities),
        bare("sqlx", "0.9.0", &[])
            .also(chrono.0, chrono.1)
            .also(uses.json, "json")
            .also(project.engine == Engine::Mysql, "mysql")
            .also(project.engine == Engine::Postgres, "postgres")
            .with("runtime-tokio")
            .also(uses.decimal, "rust_decimal")
            .with("tls-rustls-ring-webpki")
            .also(uuid.0, uuid.1)
            .when(server),
        whole("strsim", "0.11.1"),
        whole("thiserror", "2.0.21"),
        whole("tokio", "1.54.1").with_all(&[
            "macros",
            "net",
            "rt-multi-thread",
            "signal",
            "sync",
            "time",
        ]),
        bare("tower", "0.5.3", &["util"]),
        bare("tower-http", "0.7.1", &["catch-panic", "compression-gzip"])
            .with_all(&["cors", "timeout"]),
        whole("tracing", "0.1.44"),
        bare("tracing-opentelemetry", "0.34.0", &[]).when(traces),
        bare(
            "tracing-subscriber",
            "0.3.23",
            &["ansi", "fmt", "json", "registry", "std"],
        ),
        bare("utoipa", "6.0.0", &["axum_extras"])
            .also(chrono.0, chrono.1)
            .also(uses.decimal, "decimal")
            .with("macros")
            .also(uuid.0, uuid.1),
        whole("utoipa-axum", "0.3.0"),
        bare("utoipa-swagger-ui", "10.0.2", &["vendored"]),
        whole("uuid", "1.29.1")
            .with("fast-rng")
            .also(has_entities, "serde")
            .with_all(&["v4", "v7"]),
    ]
}

fn dev(has_entities: bool, traces: bool) -> Vec<Dependency> {
    vec![
        whole("http-body-util", "0.1.5"),
        whole("mockall", "0.15.0").when(has_entities),
        bare("opentelemetry-proto", "0.33.1", &["gen-tonic-messages"])
            .with("trace")
            .when(traces),
        bare("prost", "0.14.6", &[]).when(traces),
        whole("serde_json", "1.0.154").when(!has_entities),
        whole("tempfile", "3.27.0"),
    ]
}

fn whole(name: &'static str, version: &'static str) -> Dependency {
    Dependency {
        wanted: true,
        name,
        version,
        default_features: true,
        features: Vec::new(),
    }
}

/// Without the features that it has by default.
fn bare(name: &'static str, version: &'static str, features: &[&'static str]) -> Dependency {
    Dependency {
        default_features: false,
        ..whole(name, version).with_all(features)
    }
}

impl Dependency {
    fn when(self, wanted: bool) -> Self {
        Self { wanted, ..self }
    }

    fn also(mut self, wanted: bool, feature: &'static str) -> Self {
        self.features.push((wanted, feature));
        self
    }

    fn with(self, feature: &'static str) -> Self {
        self.also(true, feature)
    }

    fn with_all(self, features: &[&'static str]) -> Self {
        features
            .iter()
            .fold(self, |dependency, feature| dependency.with(feature))
    }

    fn line(&self) -> String {
        let Self {
            wanted: _,
            name,
            version,
            default_features,
            features,
        } = self;
        let features: Vec<_> = features
            .iter()
            .filter(|(wanted, _)| *wanted)
            .map(|(_, feature)| format!("\"{feature}\""))
            .collect();
        let mut parts = vec![format!("version = \"{version}\"")];
        if !default_features {
            parts.push("default-features = false".to_owned());
        }
        if !features.is_empty() {
            parts.push(format!("features = [{}]", features.join(", ")));
        }
        match parts.as_slice() {
            [_] => format!("{name} = \"{version}\""),
            parts => format!("{name} = {{ {} }}", parts.join(", ")),
        }
    }
}

fn lines(dependencies: &[Dependency]) -> Vec<String> {
    dependencies
        .iter()
        .filter(|dependency| dependency.wanted)
        .map(Dependency::line)
        .collect()
}
