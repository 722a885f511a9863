use serde_json::{Value as Json, json};

use crate::model::{EVENTS_IN_MEMORY, EVENTS_SETTING, Project};
use crate::spec::Reader;
use crate::spec::keys::{CommandForm, FeatureKey, KeyPlace, short_value};
use crate::spec::yaml::Node;

/// `events: rabbitmq`, or `events: {broker: rabbitmq}`
pub(super) const EVENTS: FeatureKey = FeatureKey {
    place: KeyPlace::Spec,
    name: EVENTS_SETTING,
    after: "cache",
    read: events,
    schema: |_| {
        json!({
            "description": "Where events are published.",
            "anyOf": [
                {"enum": ["none", EVENTS_IN_MEMORY, RABBITMQ, null]},
                {
                    "type": "object",
                    "properties": {"broker": {"enum": BROKERS}},
                    "required": ["broker"],
                    "additionalProperties": false
                }
            ]
        })
    },
    command: Some((CommandForm::Word, "events:rabbitmq")),
};

pub(super) const RABBITMQ: &str = "rabbitmq";
const BROKERS: [&str; 3] = ["none", EVENTS_IN_MEMORY, RABBITMQ];
const BROKER: &str = "broker";

/// Where a project publishes events.
pub(super) fn broker_of(project: &Project) -> Option<&str> {
    let setting = project.feature_settings.get(EVENTS.name);
    setting
        .filter(|_| project.publishes_events())
        .and_then(Json::as_str)
}

/// `none` is the default.
fn events(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    let node = short_value(reader, node, EVENTS.name, &[BROKER])?;
    let broker = reader.one_of(node, EVENTS.name, &BROKERS)?;
    (broker.value != "none").then(|| broker.value.into())
}
