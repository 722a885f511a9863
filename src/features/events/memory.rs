use crate::contribution::{ContainerPart, Contribution};
use crate::features::feature::Feature;
use crate::model::Project;

/// `events: memory`: events are handed to subscribers in the process.
#[derive(Debug)]
pub struct EventsInMemory;

impl Feature for EventsInMemory {
    fn name(&self) -> &'static str {
        "events_memory"
    }

    fn is_on(&self, project: &Project) -> bool {
        project.publishes_events() && project.keeps_events_in_process()
    }

    fn contribution(&self, _: &Project) -> Contribution {
        Contribution {
            container: vec![BROKER],
            ..Contribution::default()
        }
    }
}

/// `events: memory` with `subscribes`: the consumer gets events in the process.
#[derive(Debug)]
pub struct EventQueueInMemory;

impl Feature for EventQueueInMemory {
    fn name(&self) -> &'static str {
        "event_queue_memory"
    }

    fn is_on(&self, project: &Project) -> bool {
        EventsInMemory.is_on(project) && project.subscribes_to_events()
    }

    fn contribution(&self, _: &Project) -> Contribution {
        Contribution {
            container: vec![QUEUE],
            ..Contribution::default()
        }
    }
}

pub(super) const QUEUE: ContainerPart = ContainerPart {
    name: "event_queue",
    rust_type: "EventQueue",
    import: "crate::events::EventQueue",
    value_imports: &[],
    value: "EventQueue::new(event_broker.clone())",
    takes_settings: false,
    detached: "",
};

pub(super) const BROKER: ContainerPart = ContainerPart {
    name: "event_broker",
    rust_type: "EventBroker",
    import: "crate::events::EventBroker",
    value_imports: &[],
    value: "EventBroker::default()",
    takes_settings: false,
    detached: "",
};
