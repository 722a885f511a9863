use crate::contribution::{
    ActionStep, ContainerPart, Contribution, Dependency, EntityContribution, FeatureModule,
    ModuleParent, ServerPlace, ServerStep, ServiceChange, ServiceStep, StepTime,
};
use crate::features::feature::Feature;
use crate::model::{
    Entity, FeatureColumn, FeatureColumnKind, FeatureTable, FieldKind, IdKind, Length, Operation,
    Project,
};
use crate::spec::keys::FeatureKey;

use super::key::EVENTS;
use super::memory::EventQueueInMemory;

/// What events have in common, wherever they are published.
#[derive(Debug)]
pub struct Events;

impl Feature for Events {
    fn name(&self) -> &'static str {
        "events"
    }

    fn keys(&self) -> &'static [FeatureKey] {
        &[EVENTS]
    }

    fn is_on(&self, project: &Project) -> bool {
        project.publishes_events()
    }

    fn contribution(&self, project: &Project) -> Contribution {
        Contribution {
            dependencies: vec![Dependency::whole("serde_json", "1.0.154").with(&["raw_value"])],
            dev_dependencies: vec![Dependency::whole("tokio", "1.54.1").with(&["test-util"])],
            tables: vec![outbox(), shards()],
            modules: vec![
                FeatureModule::public(ModuleParent::Crate, "events"),
                FeatureModule::private(ModuleParent::ApiTests, "event_relay"),
            ],
            container: vec![OUTBOX, relay(project)],
            database_calls: vec![".with_event_relay(event_relay.changes())"],
            server_steps: vec![START, STOP],
            ..Contribution::default()
        }
    }

    fn entity_contribution(&self, _: &Project, entity: &Entity) -> EntityContribution {
        let names = &entity.names;
        let (row, rust_type) = (names.var.as_str(), names.rust_type.as_str());
        let step = |change, event: String| ServiceStep {
            change,
            time: StepTime::InTransaction,
            code: record(&event),
        };
        let actions = entity.actions.iter().map(|action| {
            let wire = &action.names.wire;
            let event = if action.is_on_row() {
                format!("events::performed(\"{wire}\", &{row})")
            } else {
                format!("events::performed_on_all::<{rust_type}>(\"{wire}\")")
            };
            ActionStep {
                action: action.names.rust.clone(),
                code: record(&event),
            }
        });
        EntityContribution {
            parts: if changes(entity) {
                vec![OUTBOX.name]
            } else {
                Vec::new()
            },
            steps: vec![
                step(ServiceChange::Create, format!("events::created(&{row})")),
                step(ServiceChange::Update, format!("events::updated(&{row})")),
                step(
                    ServiceChange::Delete,
                    format!("events::deleted::<{rust_type}>(id)"),
                ),
            ],
            action_steps: actions.collect(),
            stored_imports: vec!["crate::events"],
            imports: vec!["crate::events".to_owned()],
            test_imports: vec!["crate::event_relay"],
            ..EntityContribution::default()
        }
    }
}

/// Whether its service changes rows.
fn changes(entity: &Entity) -> bool {
    let operations = [Operation::Create, Operation::Update, Operation::Delete];
    let changes = operations.into_iter().any(|change| entity.has(change));
    changes || !entity.actions.is_empty()
}

fn record(event: &str) -> String {
    format!("this.event_outbox.record(tx, &{event}?).await?;")
}

const OUTBOX: ContainerPart = ContainerPart {
    name: "event_outbox",
    rust_type: "Arc<dyn EventOutboxRepository>",
    import: "crate::repositories::EventOutboxRepository",
    value_imports: &["crate::repositories::EventOutboxTable"],
    value: "Arc::new(EventOutboxTable) as Arc<dyn EventOutboxRepository>",
    takes_settings: false,
    detached: "Arc::new(crate::repositories::mocks::MockEventOutboxRepository::accepting())",
};

/// Events go to the broker, or to the consumer in this process first.
fn relay(project: &Project) -> ContainerPart {
    if EventQueueInMemory.is_on(project) {
        ContainerPart {
            value: "EventRelay::new(database.clone(), Arc::clone(&event_outbox), Arc::new(event_queue.clone()))",
            ..RELAY
        }
    } else {
        RELAY
    }
}

const RELAY: ContainerPart = ContainerPart {
    name: "event_relay",
    rust_type: "EventRelay",
    import: "crate::events::EventRelay",
    value_imports: &[],
    value: "EventRelay::new(database.clone(), Arc::clone(&event_outbox), Arc::new(event_broker.clone()))",
    takes_settings: false,
    detached: "",
};

const START: ServerStep = ServerStep {
    place: ServerPlace::Container,
    code: "let event_relay = container.event_relay.start();",
    imports: &[],
    error: None,
};

const STOP: ServerStep = ServerStep {
    place: ServerPlace::Stop,
    code: "event_relay.stop().await;",
    imports: &[],
    error: None,
};

/// Events that are to be published, in their order.
fn outbox() -> FeatureTable {
    use FeatureColumnKind::{Id, Value};
    let column = FeatureColumn::new;
    let number = FieldKind::Int {
        min: None,
        max: None,
    };
    let json = FieldKind::Text {
        length: Length::ANY,
        pattern: None,
    };
    FeatureTable {
        feature: "events".to_owned(),
        name: "event_outbox".to_owned(),
        description: None,
        columns: vec![
            column("id", "id", Id(IdKind::Bigint)),
            // An index would cost every change more than it spares the relay.
            column("shard", "shard", Value(number)),
            column("event", "event", Value(json)),
        ],
        disposable: false,
    }
}

/// Who publishes the events of which rows.
fn shards() -> FeatureTable {
    use FeatureColumnKind::{Id, Value};
    let column = FeatureColumn::new;
    let owner = FeatureColumn {
        optional: true,
        ..column("owner", "owner", Value(FieldKind::Uuid))
    };
    FeatureTable {
        feature: "events".to_owned(),
        name: "event_shards".to_owned(),
        description: None,
        columns: vec![
            column("id", "id", Id(IdKind::Bigint)),
            owner,
            column("leased_until", "leased_until", Value(FieldKind::Datetime)),
        ],
        disposable: true,
    }
}
