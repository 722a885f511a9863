use serde_json::{Value as Json, json};

use crate::features::conditions::has_entities;
use crate::model::{EVENTS_SETTING, Project};
use crate::spec::Reader;
use crate::spec::keys::{CommandForm, FeatureKey, KeyPlace, report_missing, unknown_key};
use crate::spec::yaml::{Node, Value};

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
                {"enum": ["none", MEMORY, RABBITMQ, null]},
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

pub(super) const MEMORY: &str = "memory";
pub(super) const RABBITMQ: &str = "rabbitmq";
const BROKERS: [&str; 3] = ["none", MEMORY, RABBITMQ];
const BROKER: &str = "broker";

/// Where a project publishes events: nothing where it has none, or no entities.
pub(super) fn broker_of(project: &Project) -> Option<&str> {
    let setting = project.feature_settings.get(EVENTS.name);
    setting
        .filter(|_| has_entities(project))
        .and_then(Json::as_str)
}

/// `none` is the default.
fn events(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    let Value::Mapping(entries) = &node.value else {
        return broker(reader, node);
    };
    for entry in entries {
        if entry.key.value != BROKER {
            let problem = unknown_key(&entry.key.value, "`events`", &[BROKER], None);
            reader.report(problem, entry.key.span);
        }
    }
    let Some(entry) = entries.iter().find(|entry| entry.key.value == BROKER) else {
        report_missing(reader, BROKER, "`events`", node.span);
        return None;
    };
    broker(reader, &entry.value)
}

fn broker(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    let broker = reader.one_of(node, EVENTS.name, &BROKERS)?;
    (broker.value != "none").then(|| broker.value.into())
}
