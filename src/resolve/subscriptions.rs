use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, EventProblem, Problems, Spanned, nearest};
use crate::model::{Action, Entity, OnDelete, Operation, Project, SUBSCRIBES_SETTING};
use crate::names::{is_entity, is_member, is_service};
use crate::spec::RawSpec;

/// Reports topics under which no events come.
pub(super) fn check(spec: &RawSpec, project: &Project, problems: &mut Problems) {
    let Some(setting) = spec.features.get(SUBSCRIBES_SETTING) else {
        return;
    };
    if setting.value.is_none() {
        return;
    }
    if !project.publishes_events() {
        let problem = if project.entities.is_empty() {
            EventProblem::WithoutEntities
        } else {
            EventProblem::WithoutEvents
        };
        problems.push(Diagnostic::error(problem, setting.key));
        return;
    }
    let mut seen = BTreeSet::new();
    for Spanned { value: topic, span } in setting.node.texts() {
        if let Err(problem) = check_topic(project, &topic) {
            problems.push(Diagnostic::error(problem, span));
        } else if !seen.insert(topic.clone()) {
            problems.push(Diagnostic::error(
                EventProblem::RepeatedTopic { topic },
                span,
            ));
        }
    }
}

fn check_topic(project: &Project, topic: &str) -> Result<(), EventProblem> {
    let parts: Vec<_> = topic.split('.').collect();
    let [service, entity, event] = parts[..] else {
        return Err(misspelt(topic));
    };
    if !(is_service(service) && is_entity(entity) && is_member(event)) {
        return Err(misspelt(topic));
    }
    if service == project.service.name {
        return check_own(project, entity, event);
    }
    if project.keeps_events_in_process() {
        let service = service.to_owned();
        return Err(EventProblem::ForeignTopic { service });
    }
    Ok(())
}

fn misspelt(topic: &str) -> EventProblem {
    let topic = topic.to_owned();
    EventProblem::TopicSpelling { topic }
}

fn check_own(project: &Project, name: &str, event: &str) -> Result<(), EventProblem> {
    let Some(entity) = project.entity(name) else {
        let entities = project.entities.iter();
        let entities: Vec<_> = entities.map(|entity| entity.name.clone()).collect();
        return Err(EventProblem::UnknownEntity {
            entity: name.to_owned(),
            nearest: nearest(name, entities.iter().map(String::as_str)),
            entities,
        });
    };
    let events = events_of(entity);
    if events.iter().any(|known| known == event) {
        return Ok(());
    }
    Err(EventProblem::UnknownEvent {
        entity: name.to_owned(),
        event: event.to_owned(),
        nearest: nearest(event, events.iter().map(String::as_str)),
        events,
    })
}

/// What may happen to rows of an entity.
fn events_of(entity: &Entity) -> Vec<String> {
    let follows = |on_delete| {
        let mut keys = entity.belongs_to.iter();
        keys.any(|key| key.on_delete == on_delete)
    };
    let stores = entity.actions.iter().any(Action::stores);
    let changes = [
        (entity.has(Operation::Create), "created"),
        (
            entity.has(Operation::Update) || stores || follows(OnDelete::SetNull),
            "updated",
        ),
        (
            entity.has(Operation::Delete) || follows(OnDelete::Cascade),
            "deleted",
        ),
    ];
    let changes = changes.into_iter().filter(|(happens, _)| *happens);
    let changes = changes.map(|(_, event)| event.to_owned());
    let actions = entity.actions.iter();
    changes
        .chain(actions.map(|action| action.names.wire.clone()))
        .collect()
}
