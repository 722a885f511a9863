use std::time::Duration;

use serde_json::{Value as Json, json};

use crate::features::conditions::has_entities;
use crate::model::Project;
use crate::spec::Reader;
use crate::spec::keys::{
    CommandForm, FeatureKey, KeyPlace, parse_duration, read_duration, short_value,
};
use crate::spec::schema;
use crate::spec::yaml::Node;

/// `cache: redis`, or `cache: {store: redis, ttl: 1h}`
pub(super) const CACHE: FeatureKey = FeatureKey {
    place: KeyPlace::Spec,
    name: "cache",
    after: "auth",
    read: cache,
    schema: |_| {
        let store = json!({"enum": STORES});
        json!({
            "description": "Where responses are kept until what they show changes.",
            "anyOf": [
                {"enum": ["none", MEMORY, REDIS, null]},
                {
                    "type": "object",
                    "properties": {
                        "store": store,
                        "ttl": schema::duration("How long a response is kept; an hour without it.")
                    },
                    "required": ["store"],
                    "additionalProperties": false
                }
            ]
        })
    },
    command: Some((CommandForm::Word, "cache:redis")),
};

pub(super) const MEMORY: &str = "memory";
pub(super) const REDIS: &str = "redis";
const STORES: [&str; 3] = ["none", MEMORY, REDIS];
const KEYS: [&str; 2] = ["store", "ttl"];
const HOUR: Duration = Duration::from_hours(1);

/// What a project says of its cache.
pub(super) struct CacheSettings {
    pub store: String,
    pub ttl: Duration,
}

impl CacheSettings {
    /// Nothing where there is no cache, or nothing to be kept.
    pub fn of(project: &Project) -> Option<Self> {
        let setting = project.feature_settings.get(CACHE.name);
        let setting = setting.filter(|_| has_entities(project))?;
        let text = |key: &str| setting.get(key).and_then(Json::as_str);
        Some(Self {
            store: text("store")?.to_owned(),
            ttl: text("ttl").and_then(parse_duration).unwrap_or(HOUR),
        })
    }
}

/// `none` is the default.
fn cache(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    let kept = short_value(reader, node, CACHE.name, &KEYS);
    let ttl = node.get("ttl").and_then(|node| ttl(reader, node));
    let mut setting = json!({ "store": store(reader, kept?)? });
    if let Some(ttl) = ttl {
        setting["ttl"] = ttl.into();
    }
    Some(setting)
}

/// As it is written, unless it is the default.
fn ttl(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    let duration = read_duration(reader, node)?;
    let text = reader.text(node, "`ttl`")?;
    (duration != HOUR).then_some(text.value)
}

fn store(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    let store = reader.one_of(node, CACHE.name, &STORES)?;
    (store.value != "none").then_some(store.value)
}
