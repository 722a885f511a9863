//! The key of the spec that says what a service exports.

use serde_json::{Value as Json, json};

use super::keys::{CommandForm, FeatureKey, KeyPlace};
use super::reader::Reader;
use super::yaml::Node;
use crate::model::Telemetry;

/// `telemetry: otlp`
pub const KEYS: [FeatureKey; 1] = [FeatureKey {
    place: KeyPlace::Spec,
    name: Telemetry::KEY,
    after: "events",
    read,
    schema: |_| {
        json!({
            "description": "What is exported: `otlp` sends traces to a collector of OpenTelemetry.",
            "enum": ["none", "otlp", null]
        })
    },
    command: Some((CommandForm::Word, "telemetry:otlp")),
}];

/// Nothing at all is the default.
fn read(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    let allowed = Telemetry::ALL.map(Telemetry::name);
    let name = reader.one_of(node, Telemetry::KEY, &allowed)?.value;
    (Telemetry::named(&name) != Some(Telemetry::default())).then(|| name.into())
}
