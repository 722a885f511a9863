use serde::Serialize;

use crate::model::{Action, Entity, EnumValue, Field, FieldKind, Project};

/// The transitions of a field, as a diagram of Mermaid.
#[derive(Debug, Serialize)]
pub struct WorkflowView {
    /// `The status of articles`.
    pub title: String,
    pub diagram: Vec<String>,
}

/// The workflows of a service, in the order of the spec.
#[must_use]
pub fn workflows(project: &Project) -> Vec<WorkflowView> {
    let entities = project.entities.iter();
    let workflows = entities.flat_map(|entity| {
        let fields = entity.fields.iter().filter(|field| field.has_transitions);
        fields.filter_map(move |field| workflow(entity, field))
    });
    workflows.collect()
}

fn workflow(entity: &Entity, field: &Field) -> Option<WorkflowView> {
    let FieldKind::Enum { values, .. } = &field.kind else {
        return None;
    };
    let mut diagram: Vec<_> = values
        .iter()
        .enumerate()
        .filter(|(_, value)| !is_plain(&value.wire))
        .map(|(at, value)| format!("state {:?} as s{at}", value.wire.replace('"', "'")))
        .collect();
    let default = field.default.as_ref().and_then(|value| value.as_str());
    diagram.extend(default.map(|first| format!("[*] --> {}", id(values, first))));
    for action in &entity.actions {
        diagram.extend(arrows(action, field, values));
    }
    Some(WorkflowView {
        title: format!("The {} of {}", field.names.human, entity.names.human_plural),
        diagram,
    })
}

fn arrows(action: &Action, field: &Field, values: &[EnumValue]) -> Vec<String> {
    let states = action.transition.as_ref();
    let Some(states) = states.filter(|states| states.field == field.names.wire) else {
        return Vec::new();
    };
    let from = states.from.iter();
    from.map(|state| {
        let (from, to) = (id(values, state), id(values, &states.to));
        format!("{from} --> {to}: {}", action.names.wire)
    })
    .collect()
}

/// What Mermaid takes for a name of a state as it is.
fn is_plain(wire: &str) -> bool {
    let is_word = wire
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let begins = wire.starts_with(|first: char| first.is_ascii_alphabetic());
    let is_reserved = ["state", "end", "note", "direction", "class", "as"].contains(&wire);
    is_word && begins && !is_reserved
}

fn id(values: &[EnumValue], wire: &str) -> String {
    let at = values.iter().position(|value| value.wire == wire);
    match at.filter(|_| !is_plain(wire)) {
        Some(at) => format!("s{at}"),
        None => wire.to_owned(),
    }
}
