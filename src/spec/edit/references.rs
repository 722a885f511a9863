use super::document::{EditableSpec, scalar};
use super::lookup::{MemberKind, NamedMember};
use super::path::{NodePath, PathStep, below, keys};
use crate::model::{AccessRule, SUBSCRIBES_SETTING, Topic};
use crate::names;
use crate::spec::yaml::Value;
use crate::spec::{RawAction, RawEntity, RawSpec};

/// A place that names an entity or a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameReference {
    /// Of the scalar, or of the declaration that it is a word of.
    pub(super) path: NodePath,
    /// For people: `Comment.post`.
    pub(super) by: String,
    pub(super) form: ReferenceForm,
}

/// How a place names something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReferenceForm {
    /// As the target of a short declaration.
    Target,
    /// As the whole scalar.
    Scalar,
    /// By the name of its foreign key.
    Key,
    /// In front of a `=`, or before that by the name of its foreign key.
    Assigned,
    AssignedKey,
    /// As the entity of a topic.
    Topic,
    /// As the key of an entry, or by that of its foreign key.
    Entry,
    EntryKey,
}

/// The places in actions and transitions that name a member or its key.
pub(super) fn in_actions(
    document: &EditableSpec,
    spec: &RawSpec,
    member: &NamedMember,
) -> Vec<NameReference> {
    let mut entities = spec.entities.iter();
    let Some(entity) = entities.find(|entity| entity.name.value == member.entity) else {
        return Vec::new();
    };
    let mut references = Vec::new();
    if entity.states.iter().any(|field| field.value == member.name) {
        references.push(NameReference {
            path: keys(&["entities", &member.entity, "transitions", &member.name]),
            by: format!("{}.transitions", member.entity),
            form: ReferenceForm::Entry,
        });
    }
    for action in &entity.actions {
        let name = &action.name.value;
        let above = match &action.transition {
            Some(states) => keys(&[
                "entities",
                &member.entity,
                "transitions",
                &states.field.value,
                name,
            ]),
            None => keys(&["entities", &member.entity, "actions", name]),
        };
        for key in ["when", "set"] {
            let path = below(&above, PathStep::Key(key.to_owned()));
            let by = format!("{}.{name}", member.entity);
            references.extend(in_assignments(document, member, &path, &by));
        }
    }
    references
}

/// The entries of `when` or `set` that name a member or its key.
fn in_assignments(
    document: &EditableSpec,
    member: &NamedMember,
    path: &[PathStep],
    by: &str,
) -> Vec<NameReference> {
    let reference = |path: NodePath, form| NameReference {
        path,
        by: by.to_owned(),
        form,
    };
    let assigned = |node: &crate::spec::yaml::Node| {
        let (name, _) = scalar(node)?.split_once('=')?;
        match form(member, name.trim())? {
            ReferenceForm::Key => Some(ReferenceForm::AssignedKey),
            _ => Some(ReferenceForm::Assigned),
        }
    };
    let Some(found) = document.find(path) else {
        return Vec::new();
    };
    match &found.node.value {
        Value::Sequence(items) => {
            let items = items.iter().enumerate();
            let items = items.filter_map(|(at, item)| Some((at, assigned(item)?)));
            items
                .map(|(at, form)| reference(below(path, PathStep::Item(at)), form))
                .collect()
        }
        Value::Mapping(entries) => {
            let entries = entries.iter().filter_map(|entry| {
                let form = match form(member, &entry.key.value)? {
                    ReferenceForm::Key => ReferenceForm::EntryKey,
                    _ => ReferenceForm::Entry,
                };
                let path = below(path, PathStep::Key(entry.key.value.clone()));
                Some(reference(path, form))
            });
            entries.collect()
        }
        Value::Scalar(_) => {
            let form = assigned(found.node);
            form.map(|form| reference(path.to_vec(), form))
                .into_iter()
                .collect()
        }
    }
}

/// The relations whose target an entity is, the login that it is for, and the topics of its events.
pub(super) fn to_entity(document: &EditableSpec, spec: &RawSpec, name: &str) -> Vec<NameReference> {
    let mut references = Vec::new();
    for entity in &spec.entities {
        for relation in &entity.relations {
            let Some(declared) = &relation.declaration else {
                continue;
            };
            if declared.target.value != name {
                continue;
            }
            let (entity, relation) = (&entity.name.value, &relation.name.value);
            let path = keys(&["entities", entity, "relations", relation]);
            let is_short = document.text(&path).is_some();
            let long = below(&path, PathStep::Key(declared.kind.name().to_owned()));
            references.push(NameReference {
                path: if is_short { path } else { long },
                by: format!("{entity}.{relation}"),
                form: if is_short {
                    ReferenceForm::Target
                } else {
                    ReferenceForm::Scalar
                },
            });
        }
    }
    references.extend(of_auth(document, &["entity"], name));
    references.extend(in_topics(document, name));
    references
}

/// The topics of the service's own events that are about an entity.
fn in_topics(document: &EditableSpec, entity: &str) -> Vec<NameReference> {
    let Some(service) = document.text(&keys(&["service", "name"])) else {
        return Vec::new();
    };
    let subscribes = keys(&[SUBSCRIBES_SETTING]);
    let items = document.find(&subscribes).map(|found| &found.node.value);
    let Some(Value::Sequence(items)) = items else {
        return Vec::new();
    };
    let topics = items.iter().enumerate();
    let is_named = |item| {
        let topic = scalar(item).and_then(Topic::parse);
        topic.is_some_and(|topic| topic.service == service && topic.entity == entity)
    };
    let topics = topics.filter(|(_, item)| is_named(item));
    topics
        .map(|(at, _)| NameReference {
            path: below(&subscribes, PathStep::Item(at)),
            by: SUBSCRIBES_SETTING.to_owned(),
            form: ReferenceForm::Topic,
        })
        .collect()
}

/// The rules that name a field or relation: owners, logins.
pub(super) fn to_member(document: &EditableSpec, member: &NamedMember) -> Vec<NameReference> {
    let owner = keys(&["entities", &member.entity, "owner"]);
    let is_owner = document.text(&owner) == Some(member.name.as_str());
    let mut references = Vec::new();
    if is_owner {
        references.push(NameReference {
            path: owner,
            by: format!("{}.owner", member.entity),
            form: ReferenceForm::Scalar,
        });
    }
    let is_login = document.text(&keys(&["auth", "entity"])) == Some(member.entity.as_str());
    if is_login {
        let keys = ["login", "password", "role"];
        references.extend(of_auth(document, &keys, &member.name));
    }
    references
}

/// The rule of an action among those of its entity.
pub(super) fn rule_of_action(
    document: &EditableSpec,
    entity: &str,
    action: &str,
) -> Option<NameReference> {
    let path = keys(&["entities", entity, "access", action]);
    let is_rule = AccessRule::named(action).is_none() && document.find(&path).is_some();
    is_rule.then(|| NameReference {
        path,
        by: format!("{entity}.access"),
        form: ReferenceForm::Scalar,
    })
}

/// The rules that have no meaning without accounts.
pub(super) fn to_accounts(document: &EditableSpec, spec: &RawSpec) -> Vec<NameReference> {
    let defaults = ("defaults.access".to_owned(), keys(&["defaults", "access"]));
    let of_entities = spec.entities.iter().flat_map(|entity| {
        let name = &entity.name.value;
        ["access", "owner"].map(|key| (format!("{name}.{key}"), keys(&["entities", name, key])))
    });
    let of_actions = spec.entities.iter().flat_map(|entity| {
        let actions = entity.actions.iter();
        actions.flat_map(|action| keys_about_accounts(entity, action))
    });
    let places = std::iter::once(defaults)
        .chain(of_entities)
        .chain(of_actions);
    let given = places.filter(|(_, path)| {
        let found = document.find(path);
        found.is_some_and(|found| !found.node.is_null())
    });
    given
        .map(|(by, path)| NameReference {
            path,
            by,
            form: ReferenceForm::Scalar,
        })
        .collect()
}

/// Where an action is: `entities.Post.actions.pin`.
pub(super) fn place_of_action(entity: &str, action: &RawAction) -> NodePath {
    let name = &action.name.value;
    match &action.transition {
        Some(states) => keys(&["entities", entity, "transitions", &states.field.value, name]),
        None => keys(&["entities", entity, "actions", name]),
    }
}

/// The keys of an action that speak of accounts, with their places.
fn keys_about_accounts(entity: &RawEntity, action: &RawAction) -> Vec<(String, NodePath)> {
    let writes_caller = action.set.iter().any(|given| {
        let key = given.field.value.trim_end_matches("_id");
        let is_caller = given.value.value.text() == Some("caller");
        is_caller
            && entity
                .relations
                .iter()
                .any(|relation| relation.name.value == key)
    });
    let keys = [("access", action.access.is_some()), ("set", writes_caller)];
    let keys = keys.into_iter().filter(|(_, is_given)| *is_given);
    let name = &entity.name.value;
    let path = place_of_action(name, action);
    keys.map(|(key, _)| {
        let by = format!("{name}.{}.{key}", action.name.value);
        (by, below(&path, PathStep::Key(key.to_owned())))
    })
    .collect()
}

/// The places in `indexes` or `unique` that name a member or its key.
pub(super) fn in_sets(
    document: &EditableSpec,
    member: &NamedMember,
    sets: &str,
) -> Vec<NameReference> {
    let path = keys(&["entities", &member.entity, sets]);
    let mut references = Vec::new();
    for (at, set) in columns(document, &path).into_iter().enumerate() {
        for (place, column) in set.iter().enumerate() {
            let Some(form) = form(member, column) else {
                continue;
            };
            references.push(NameReference {
                path: below(&below(&path, PathStep::Item(at)), PathStep::Item(place)),
                by: format!("{sets}: [{}]", set.join(", ")),
                form,
            });
        }
    }
    references
}

/// The lists of an entity that name some of its members.
pub(super) const LISTS: [&str; 2] = ["filters", "sorts"];

/// The places in `filters` or `sorts` that name a member or its key.
pub(super) fn in_list(
    document: &EditableSpec,
    member: &NamedMember,
    list: &str,
) -> Vec<NameReference> {
    let path = keys(&["entities", &member.entity, list]);
    let Some(Value::Sequence(names)) = document.find(&path).map(|found| &found.node.value) else {
        return Vec::new();
    };
    let names = names.iter().enumerate();
    let references = names.filter_map(|(place, name)| {
        let form = form(member, scalar(name)?)?;
        Some(NameReference {
            path: below(&path, PathStep::Item(place)),
            by: format!("{}.{list}", member.entity),
            form,
        })
    });
    references.collect()
}

/// How a name stands for a member, if it does.
fn form(member: &NamedMember, name: &str) -> Option<ReferenceForm> {
    if name == member.name {
        return Some(ReferenceForm::Scalar);
    }
    let is_key = member.kind == MemberKind::Relation && name == names::key_name(&member.name);
    is_key.then_some(ReferenceForm::Key)
}

/// The columns of each set of a list of sets.
pub(super) fn columns(document: &EditableSpec, path: &[PathStep]) -> Vec<Vec<String>> {
    let Some(found) = document.find(path) else {
        return Vec::new();
    };
    let Value::Sequence(sets) = &found.node.value else {
        return Vec::new();
    };
    let columns = |set: &crate::spec::yaml::Node| match &set.value {
        Value::Sequence(columns) => columns
            .iter()
            .map(|column| scalar(column).unwrap_or_default().to_owned())
            .collect(),
        Value::Scalar(_) | Value::Mapping(_) => Vec::new(),
    };
    sets.iter().map(columns).collect()
}

fn of_auth(document: &EditableSpec, below_auth: &[&str], name: &str) -> Vec<NameReference> {
    let paths = below_auth.iter().map(|key| (keys(&["auth", key]), *key));
    paths
        .filter(|(path, _)| document.text(path) == Some(name))
        .map(|(path, key)| NameReference {
            path,
            by: format!("auth.{key}"),
            form: ReferenceForm::Scalar,
        })
        .collect()
}
