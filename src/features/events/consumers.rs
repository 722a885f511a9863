use serde_json::{Value as Json, json};

use crate::contribution::{
    ContainerPart, Contribution, FeatureModule, FeatureService, ModuleParent, ServerPlace,
    ServerStep,
};
use crate::features::feature::Feature;
use crate::model::{
    FeatureColumn, FeatureColumnKind, FeatureTable, FieldKind, IdKind, Length, Project,
    SUBSCRIBES_SETTING,
};
use crate::spec::Reader;
use crate::spec::keys::{CommandForm, FeatureKey, KeyPlace};
use crate::spec::yaml::Node;

/// `subscribes: [users.User.deleted]`: handlers of events, of the service itself or of others.
#[derive(Debug)]
pub struct EventConsumers;

impl Feature for EventConsumers {
    fn name(&self) -> &'static str {
        "event_consumers"
    }

    fn keys(&self) -> &'static [FeatureKey] {
        &[SUBSCRIBES]
    }

    fn is_on(&self, project: &Project) -> bool {
        project.subscribes_to_events()
    }

    fn contribution(&self, _: &Project) -> Contribution {
        Contribution {
            tables: vec![inbox(), dead_letters()],
            modules: vec![FeatureModule::private(
                ModuleParent::ApiTests,
                "event_consumer",
            )],
            container: vec![INBOX],
            services: vec![consumer()],
            server_steps: vec![START, STOP],
            ..Contribution::default()
        }
    }
}

const SUBSCRIBES: FeatureKey = FeatureKey {
    place: KeyPlace::Spec,
    name: SUBSCRIBES_SETTING,
    after: "events",
    read: topics,
    schema: |_| {
        json!({
            "description": "The events that the service handles, by their topics.",
            "type": ["array", "null"],
            "items": {
                "type": "string",
                "pattern": "^[a-z][a-z0-9-]*[.][A-Z][A-Za-z0-9]*[.][a-z][a-z0-9_]*$"
            },
            "uniqueItems": true
        })
    },
    command: Some((CommandForm::List, "subscribes:users.User.deleted")),
};

/// What the topics mean is checked with the entities.
fn topics(reader: &mut Reader<'_>, node: &Node) -> Option<Json> {
    if node.is_null() {
        return None;
    }
    let topics = reader.list(node, "`subscribes`")?.iter();
    let topics: Vec<_> = topics
        .filter_map(|topic| reader.text(topic, "a topic"))
        .map(|topic| topic.value)
        .collect();
    (!topics.is_empty()).then(|| topics.into())
}

const INBOX: ContainerPart = ContainerPart {
    name: "event_inbox",
    rust_type: "Arc<dyn EventInboxRepository>",
    import: "crate::repositories::EventInboxRepository",
    value_imports: &["crate::repositories::EventInboxTable"],
    value: "Arc::new(EventInboxTable) as Arc<dyn EventInboxRepository>",
    takes_settings: false,
    detached: "",
};

fn consumer() -> FeatureService {
    FeatureService {
        name: "event_consumer",
        rust_type: "EventConsumer",
        imports: &[
            "crate::events::EventConsumer",
            "crate::events::EventInbox",
            "crate::events::event_handlers",
        ],
        value: "EventConsumer::new(Arc::new(self.event_queue.clone()), event_handlers(), \
                EventInbox::new(self.database.clone(), Arc::clone(&self.event_inbox)))"
            .to_owned(),
    }
}

const START: ServerStep = ServerStep {
    place: ServerPlace::Container,
    code: "let event_consumer = container.event_consumer().start();",
    imports: &[],
    error: None,
};

const STOP: ServerStep = ServerStep {
    place: ServerPlace::Stop,
    code: "event_consumer.stop().await;",
    imports: &[],
    error: None,
};

/// The events that have been handled.
fn inbox() -> FeatureTable {
    let handled_at = FeatureColumn::new(
        "handled_at",
        "handled_at",
        FeatureColumnKind::Value(FieldKind::Datetime),
    );
    FeatureTable {
        feature: "event_consumers".to_owned(),
        name: "event_inbox".to_owned(),
        description: None,
        columns: vec![
            FeatureColumn::new("id", "id", FeatureColumnKind::Id(IdKind::Uuid)),
            FeatureColumn {
                index: true,
                ..handled_at
            },
        ],
        disposable: true,
    }
}

/// Those that could not be.
fn dead_letters() -> FeatureTable {
    use FeatureColumnKind::{Id, Value};
    let column = |name, kind| FeatureColumn::new(name, name, kind);
    let text = || FieldKind::Text {
        length: Length::ANY,
        pattern: None,
    };
    FeatureTable {
        feature: "event_consumers".to_owned(),
        name: "event_dead_letters".to_owned(),
        description: None,
        columns: vec![
            column("id", Id(IdKind::Bigint)),
            column("topic", Value(text())),
            column("event", Value(text())),
            column("reason", Value(text())),
            column("failed_at", Value(FieldKind::Datetime)),
        ],
        disposable: false,
    }
}
