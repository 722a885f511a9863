use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, EventProblem, Problems, Spanned, nearest};
use crate::model::{Entity, Project, SUBSCRIBES_SETTING, Topic};
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

fn check_topic(project: &Project, text: &str) -> Result<(), EventProblem> {
    let topic = Topic::parse(text).filter(is_well_spelt);
    let topic = topic.ok_or_else(|| EventProblem::TopicSpelling {
        topic: text.to_owned(),
    })?;
    if topic.service == project.service.name {
        return check_own(project, topic);
    }
    if project.keeps_events_in_process() {
        let service = topic.service.to_owned();
        return Err(EventProblem::ForeignTopic { service });
    }
    Ok(())
}

pub(super) fn is_well_spelt(topic: &Topic<'_>) -> bool {
    is_service(topic.service) && is_entity(topic.entity) && is_member(topic.event)
}

/// Whether a service has the events of a topic, which is one of its own.
pub(super) fn check_own(project: &Project, topic: Topic<'_>) -> Result<(), EventProblem> {
    let (name, event) = (topic.entity, topic.event);
    let Some(entity) = project.entity(name) else {
        let entities = project.entities.iter();
        let entities: Vec<_> = entities.map(|entity| entity.name.clone()).collect();
        return Err(EventProblem::UnknownEntity {
            entity: name.to_owned(),
            nearest: nearest(name, entities.iter().map(String::as_str)),
            entities,
        });
    };
    let events = events_of(project, entity);
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

/// What may happen to rows of an entity, and its actions.
fn events_of(project: &Project, entity: &Entity) -> Vec<String> {
    let changes = project.changes_of(entity).into_iter();
    let changes = changes.map(|change| change.word().to_owned());
    let actions = entity.actions.iter();
    changes
        .chain(actions.map(|action| action.names.wire.clone()))
        .collect()
}
