use std::collections::BTreeMap;

/// What the keys of features say, by key: `telemetry`, `api.graphql`. A key that says what is so
/// anyway is not among them.
pub type FeatureSettings = BTreeMap<String, serde_json::Value>;
