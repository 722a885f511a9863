use crate::contribution::{
    BackingService, ContainerPart, Contribution, Dependency, FeatureModule, ModuleParent, Setting,
    TestSetting,
};
use crate::features::feature::Feature;
use crate::model::Project;

use super::key::{RABBITMQ, broker_of};
use super::memory;

/// `events: rabbitmq`: a server hands events to the services that subscribe to them.
#[derive(Debug)]
pub struct EventsOnRabbitMq;

impl Feature for EventsOnRabbitMq {
    fn name(&self) -> &'static str {
        "events_rabbitmq"
    }

    fn is_on(&self, project: &Project) -> bool {
        broker_of(project) == Some(RABBITMQ)
    }

    fn contribution(&self, _: &Project) -> Contribution {
        Contribution {
            dependencies: vec![Dependency::bare("lapin", "4.12.3").with(&["tokio"])],
            dev_dependencies: vec![
                Dependency::bare("futures-util", "0.3.34"),
                Dependency::whole("tokio", "1.54.1").with(&["io-util"]),
            ],
            settings: settings(),
            test_settings: vec![
                TestSetting {
                    name: "events_url",
                    code: "Settings::load().unwrap().events_url",
                    why: "The server that `EVENTS_URL` names.",
                    import: None,
                },
                TestSetting {
                    name: "events_exchange",
                    code: "uuid::Uuid::now_v7().to_string()",
                    why: "No test gets the events of another one.",
                    import: None,
                },
            ],
            modules: vec![FeatureModule::private(
                ModuleParent::ApiTests,
                "event_server",
            )],
            container: vec![BROKER],
            backing_services: vec![BackingService {
                name: "events",
                image: "rabbitmq:4-alpine",
                port: 5672,
                environment: Vec::new(),
                compose_environment: Vec::new(),
                volume: None,
                compose_health: "rabbitmq-diagnostics -q ping",
                ci_health: "\"rabbitmq-diagnostics -q ping\"",
            }],
            compose_settings: vec![("events_url", "amqp://guest:guest@events:5672".to_owned())],
            ..Contribution::default()
        }
    }
}

/// `events: rabbitmq` with `subscribes`: the consumer gets events from a queue of the server.
#[derive(Debug)]
pub struct EventQueueOnRabbitMq;

impl Feature for EventQueueOnRabbitMq {
    fn name(&self) -> &'static str {
        "event_queue_rabbitmq"
    }

    fn is_on(&self, project: &Project) -> bool {
        EventsOnRabbitMq.is_on(project) && project.subscribes_to_events()
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let name = Setting::typed(
            "events_queue",
            (
                "String",
                &format!("\"{}\".to_owned()", project.service.name),
            ),
            &project.service.name,
            "The queue of the broker that keeps events until this service has handled them.",
        );
        Contribution {
            dependencies: vec![Dependency::bare("futures-util", "0.3.34")],
            modules: vec![FeatureModule::private(
                ModuleParent::ApiTests,
                "event_queue",
            )],
            settings: vec![name.example("other")],
            test_settings: vec![TestSetting {
                name: "events_queue",
                code: "uuid::Uuid::now_v7().to_string()",
                why: "No test gets the events of another one.",
                import: None,
            }],
            container: vec![QUEUE],
            ..Contribution::default()
        }
    }
}

const QUEUE: ContainerPart = ContainerPart {
    value: "EventQueue::new(settings)",
    takes_settings: true,
    ..memory::QUEUE
};

const BROKER: ContainerPart = ContainerPart {
    value: "EventBroker::new(settings)",
    takes_settings: true,
    ..memory::BROKER
};

fn settings() -> Vec<Setting> {
    let url = Setting::typed(
        "events_url",
        ("EventsUrl", "EventsUrl::default()"),
        "amqp://guest:guest@localhost:5672",
        "The broker of events: `amqp://user:password@host:port/vhost`.",
    );
    let exchange = Setting::typed(
        "events_exchange",
        ("String", "\"events\".to_owned()"),
        "events",
        "The exchange of the broker, which services that subscribe to each other share.",
    );
    vec![
        url.with_imports(&["crate::events::EventsUrl"]).refuses(
            "localhost",
            "expected a URL such as `amqp://user:password@host`",
        ),
        exchange.example("other"),
    ]
}
