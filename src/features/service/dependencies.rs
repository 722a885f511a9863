use crate::contribution::{Dependency, License};
use crate::model::{FieldKind, Project};

/// The crates of every service, and those that its entities ask for.
pub(super) fn dependencies(project: &Project) -> Vec<Dependency> {
    let mut all = of_every_service();
    if !project.entities.is_empty() {
        all.extend(of_entities());
    }
    if project.has_kind(|kind| matches!(kind, FieldKind::Email { .. })) {
        all.push(Dependency::bare("garde", "0.23.0").with(&["email"]));
    }
    if project.has_kind(|kind| matches!(kind, FieldKind::Url { .. })) {
        all.push(Dependency::bare("garde", "0.23.0").with(&["url"]));
    }
    if project.has_kind(FieldKind::has_pattern) {
        all.push(Dependency::whole("regex", "1.13.0"));
    }
    all
}

fn of_every_service() -> Vec<Dependency> {
    let (bare, whole) = (Dependency::bare, Dependency::whole);
    vec![
        bare("axum", "0.8.9").with(&["http1", "json", "matched-path", "tokio"]),
        whole("clap", "4.6.9").with(&["derive"]),
        bare("config", "0.15.27").with(&["toml"]),
        whole("dotenvy", "0.15.7"),
        whole("humantime-serde", "1.1.1"),
        whole("metrics", "0.24.6"),
        bare("metrics-exporter-prometheus", "0.18.3"),
        bare("mimalloc", "0.1.52"),
        whole("serde", "1.0.229").with(&["derive"]),
        whole("strsim", "0.11.1"),
        whole("thiserror", "2.0.21"),
        whole("tokio", "1.54.1").with(&["macros", "net", "rt-multi-thread", "signal"]),
        whole("tokio", "1.54.1").with(&["sync", "time"]),
        bare("tower", "0.5.3").with(&["util"]),
        bare("tower-http", "0.7.1").with(&["catch-panic", "compression-gzip", "cors", "timeout"]),
        whole("tracing", "0.1.44"),
        bare("tracing-subscriber", "0.3.23").with(&["ansi", "fmt", "json", "registry", "std"]),
        bare("utoipa", "6.0.0").with(&["axum_extras", "macros"]),
        whole("utoipa-axum", "0.3.0"),
        bare("utoipa-swagger-ui", "10.0.2").with(&["vendored"]),
        whole("uuid", "1.29.1").with(&["fast-rng", "v4", "v7"]),
    ]
}

fn of_entities() -> Vec<Dependency> {
    let (bare, whole) = (Dependency::bare, Dependency::whole);
    vec![
        whole("async-trait", "0.1.92"),
        bare("axum", "0.8.9").with(&["query"]),
        whole("base64", "0.22.1"),
        bare("chrono", "0.4.45").with(&["clock", "serde", "std"]),
        // Without it, the last digit of a number may be another one than was sent.
        whole("serde_json", "1.0.154").with(&["float_roundtrip"]),
        bare("utoipa", "6.0.0").with(&["chrono", "uuid"]),
        whole("uuid", "1.29.1").with(&["serde"]),
    ]
}

/// What the tests stand on besides.
pub(super) fn dev_dependencies(project: &Project) -> Vec<Dependency> {
    let whole = Dependency::whole;
    let mut all = vec![
        whole("http-body-util", "0.1.5"),
        whole("serde_json", "1.0.154"),
        whole("tempfile", "3.27.0"),
    ];
    if !project.entities.is_empty() {
        all.push(whole("mockall", "0.15.0"));
    }
    all
}

/// The licenses of all of these.
pub(super) fn licenses() -> Vec<License> {
    let names = ["Apache-2.0", "BSD-3-Clause", "MIT", "Unicode-3.0", "Zlib"];
    let license = |name| License { name, why: None };
    names.into_iter().map(license).collect()
}
