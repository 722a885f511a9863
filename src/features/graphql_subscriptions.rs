//! Subscriptions of GraphQL, where events are on.

use std::time::Duration;

use crate::catalog::TemplateFolder;
use crate::contribution::{
    ContainerPart, Contribution, Dependency, FeatureModule, ModuleParent, ServerPlace, ServerStep,
    Setting, SettingGroup,
};
use crate::model::Project;

use super::conditions::{has_accounts, has_subscriptions};
use super::events::EventsOnRabbitMq;
use super::feature::Feature;

/// Clients are told of changes as they happen.
#[derive(Debug)]
pub struct GraphQlSubscriptions;

impl Feature for GraphQlSubscriptions {
    fn name(&self) -> &'static str {
        "graphql_subscriptions"
    }

    fn is_on(&self, project: &Project) -> bool {
        has_subscriptions(project)
    }

    fn templates(&self) -> TemplateFolder {
        TemplateFolder::embedded(self.name())
            .when(
                has_accounts,
                &[
                    "src/graphql/runtime/subscriber.rs",
                    "tests/api/graphql/stream_access.rs",
                ],
            )
            .when(
                has_feed,
                &["src/events/feed.rs", "tests/api/graphql/feed.rs"],
            )
            .angles(&[
                "tests/api/graphql/sockets.rs",
                "tests/api/graphql/stream_access.rs",
                "tests/api/graphql/subscriptions.rs",
            ])
    }

    fn contribution(&self, project: &Project) -> Contribution {
        let feed = has_feed(project);
        let steps = [
            (feed, START_FEED),
            (true, CLOSE_STREAMS),
            (true, AWAIT_STREAMS),
            (feed, STOP_FEED),
        ];
        let steps = steps.into_iter().filter(|(is_there, _)| *is_there);
        Contribution {
            dependencies: vec![
                Dependency::bare("axum", "0.8.9").with(&["ws"]),
                Dependency::bare("futures-util", "0.3.34").with(&["std"]),
            ],
            dev_dependencies: vec![
                Dependency::bare("tokio-tungstenite", "0.29.0").with(&["connect"]),
            ],
            settings: settings(),
            modules: vec![FeatureModule::public(ModuleParent::Crate, "streams")],
            container: if feed {
                vec![STREAMS, FEED]
            } else {
                vec![STREAMS]
            },
            server_steps: steps.map(|(_, step)| step).collect(),
            ..Contribution::default()
        }
    }
}

/// Events reach the process from a broker, and not from the process itself.
fn has_feed(project: &Project) -> bool {
    EventsOnRabbitMq.is_on(project)
}

fn settings() -> Vec<Setting> {
    let settings = [
        Setting::number(
            "graphql_stream_limit",
            "u32",
            1000,
            "Most streams of GraphQL subscriptions that are open at once; a WebSocket is one.",
        )
        .example_code("\"7\"")
        .refuses("many", "expected an integer"),
        Setting::number(
            "graphql_subscription_limit",
            "usize",
            20,
            "Most GraphQL subscriptions of one WebSocket.",
        )
        .example_code("\"7\"")
        .refuses("many", "expected an integer"),
        Setting::duration(
            "graphql_keep_alive",
            Duration::from_secs(15),
            "How often subscribers are sent something while there are no events.",
        )
        .example("3s")
        .refuses("often", "expected a duration"),
    ];
    let settings = settings.into_iter();
    settings
        .map(|setting| setting.in_group(SettingGroup::Lists))
        .collect()
}

const STREAMS: ContainerPart = ContainerPart {
    name: "streams",
    rust_type: "Streams",
    import: "crate::streams::Streams",
    value_imports: &[],
    value: "Streams::new(settings)",
    takes_settings: true,
    detached: "",
};

const FEED: ContainerPart = ContainerPart {
    name: "event_feed",
    rust_type: "EventFeed",
    import: "crate::events::EventFeed",
    value_imports: &[],
    value: "EventFeed::new(settings)",
    takes_settings: true,
    detached: "",
};

const START_FEED: ServerStep = ServerStep {
    place: ServerPlace::Container,
    code: "let event_feed = container.event_feed.start();",
    imports: &[],
    error: None,
};

const CLOSE_STREAMS: ServerStep = ServerStep {
    place: ServerPlace::Closing,
    code: "parts.streams.close();",
    imports: &[],
    error: None,
};

const AWAIT_STREAMS: ServerStep = ServerStep {
    place: ServerPlace::Stop,
    code: "container.streams.closed().await;",
    imports: &[],
    error: None,
};

const STOP_FEED: ServerStep = ServerStep {
    place: ServerPlace::Stop,
    code: "event_feed.stop().await;",
    imports: &[],
    error: None,
};
