//! Traces for a collector of OpenTelemetry.

use serde_json::{Value as Json, json};

use crate::contribution::{Contribution, Dependency, ImagePackage, License, Variable};
use crate::model::Project;
use crate::spec::Reader;
use crate::spec::keys::{CommandForm, FeatureKey, KeyPlace};
use crate::spec::yaml::Node;

use super::feature::Feature;
use super::sqlx::TLS_LICENSES;

/// Traces by OTLP over HTTP.
#[derive(Debug)]
pub struct Otlp;

impl Feature for Otlp {
    fn name(&self) -> &'static str {
        "otlp"
    }

    fn keys(&self) -> &'static [FeatureKey] {
        &[TELEMETRY]
    }

    fn is_on(&self, project: &Project) -> bool {
        let setting = project.feature_settings.get(TELEMETRY.name);
        setting.is_some_and(|setting| setting == OTLP)
    }

    fn contribution(&self, _: &Project) -> Contribution {
        let bare = Dependency::bare;
        let license = |name| License {
            name,
            why: Some("Of the TLS to the collector of traces."),
        };
        Contribution {
            dependencies: vec![
                bare("opentelemetry", "0.33.1").with(&["trace"]),
                bare("opentelemetry-http", "0.33.1"),
                bare("opentelemetry-otlp", "0.33.1").with(&["http-proto", "internal-logs"]),
                bare("opentelemetry-otlp", "0.33.1").with(&["reqwest-blocking-client", "trace"]),
                bare("opentelemetry_sdk", "0.33.1").with(&["trace"]),
                bare("reqwest", "0.13.5").with(&["rustls-no-provider"]),
                bare("rustls", "0.23.46").with(&["ring", "std", "tls12"]),
                bare("tracing-opentelemetry", "0.34.0"),
            ],
            dev_dependencies: vec![
                bare("opentelemetry-proto", "0.33.1").with(&["gen-tonic-messages", "trace"]),
                bare("prost", "0.14.6"),
            ],
            licenses: TLS_LICENSES.map(license).into(),
            variables: vec![ENDPOINT],
            image_packages: vec![ImagePackage {
                name: "ca-certificates",
                why: "The exporter of traces needs certificates to trust.",
            }],
            ..Contribution::default()
        }
    }
}

/// `telemetry: otlp`
const TELEMETRY: FeatureKey = FeatureKey {
    place: KeyPlace::Spec,
    name: "telemetry",
    after: "events",
    read: telemetry,
    schema: |_| {
        json!({
            "description": "What is exported: `otlp` sends traces to a collector of OpenTelemetry.",
            "enum": ["none", OTLP, null]
        })
    },
    command: Some((CommandForm::Word, "telemetry:otlp")),
};

const OTLP: &str = "otlp";

/// `none` is the default.
fn telemetry(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    let word = reader.one_of(node, TELEMETRY.name, &["none", OTLP])?.value;
    (word == OTLP).then(|| word.into())
}

const ENDPOINT: Variable = Variable {
    name: "OTEL_EXPORTER_OTLP_ENDPOINT",
    doc: &[
        "Collector that traces are sent to by OTLP over HTTP, such as `http://localhost:4318`; without it",
        "nothing is sent. Variables of OpenTelemetry are read from the environment alone: from this file",
        "`docker compose` takes them, `cargo run` does not.",
    ],
};
