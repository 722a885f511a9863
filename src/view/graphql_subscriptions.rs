//! What clients are told of the changes of an entity in GraphQL.

use serde::Serialize;

use crate::model::{Change, Entity, GRAPHQL_SETTING, Operation, Project};
use crate::names::graphql::{change_subscription, type_name};

use super::testing::room;

/// A field of `Subscription`.
#[derive(Debug, Clone, Serialize)]
pub struct SubscriptionFieldView {
    /// `postCreated`
    pub name: String,
    /// The type of its events: `post.created`.
    pub kind: String,
    pub description: String,
    /// As a call: `to_rows::<Post>("postCreated", "post.created")`.
    pub code: String,
    /// Further calls: `.of_one()`.
    pub options: &'static str,
    /// As the schema spells it, with its arguments: `postUpdated(id: ID): Post!`.
    #[serde(skip)]
    pub definition: String,
    /// What is selected of its values in tests: `{ id }`, or nothing.
    pub selection: &'static str,
}

/// A test over HTTP.
#[derive(Debug, Serialize)]
pub struct SubscriptionTest {
    pub name: &'static str,
    /// What it is given besides the door, with a comma in front.
    pub arguments: String,
}

/// Whether GraphQL tells of the changes of any entity.
#[must_use]
pub fn subscribes_anywhere(project: &Project) -> bool {
    project.has_entity(|entity| !subscriptions(project, entity).is_empty())
}

/// The fields of an entity: each event has the row read again, so that there are none of rows that
/// cannot be read one by one.
pub(super) fn subscriptions(project: &Project, entity: &Entity) -> Vec<SubscriptionFieldView> {
    let is_asked = project.feature_settings.contains_key(GRAPHQL_SETTING);
    if !is_asked || !project.publishes_events() || !entity.has(Operation::Get) {
        return Vec::new();
    }
    let changes = project.changes_of(entity).into_iter();
    changes.map(|change| subscription(entity, change)).collect()
}

fn subscription(entity: &Entity, change: Change) -> SubscriptionFieldView {
    let name = change_subscription(&entity.names, change);
    let kind = format!("{}.{}", entity.names.wire, change.word());
    let plural = &entity.names.human_plural;
    let row = &entity.names.rust_type;
    let (code, shown, selection) = match change {
        Change::Created | Change::Updated => (
            format!("to_rows::<{row}>(\"{name}\", \"{kind}\")"),
            type_name(&entity.names),
            " { id }",
        ),
        Change::Deleted => (
            format!("to_ids::<{row}>(\"{name}\", \"{kind}\")"),
            "ID".to_owned(),
            "",
        ),
    };
    // Nobody knows the id of a row before it is there.
    let of_one = change != Change::Created;
    let arguments = if of_one { "(id: ID)" } else { "" };
    SubscriptionFieldView {
        description: match change {
            Change::Created => format!("Tells of {plural} that are created"),
            Change::Updated => format!("Tells of {plural} that are updated"),
            Change::Deleted => format!("Tells the ids of {plural} that are deleted"),
        },
        definition: format!("{name}{arguments}: {shown}!"),
        options: if of_one { ".of_one()" } else { "" },
        name,
        kind,
        code,
        selection,
    }
}

/// The tests that say something of the entity, and make up few enough rows.
pub(super) fn subscription_tests(
    project: &Project,
    entity: &Entity,
    subscriptions: &[SubscriptionFieldView],
) -> Vec<SubscriptionTest> {
    let changes = subscriptions.iter();
    let changes = changes.filter_map(|field| field.kind.rsplit_once('.'));
    let changes: Vec<_> = changes.map(|(_, change)| format!("\"{change}\"")).collect();
    let tells = SubscriptionTest {
        name: "graphql_tells_of_changes",
        arguments: format!(", &[{}]", changes.join(", ")),
    };
    let obeys = SubscriptionTest {
        name: "graphql_tells_whom_rules_allow",
        arguments: String::new(),
    };
    let obeys_rules = entity.access.is_some() && entity.has(Operation::Update);
    let tests = [(tells, true, 2), (obeys, obeys_rules, 8)];
    let tests = tests.into_iter().filter(|_| !subscriptions.is_empty());
    let room = room(project, entity);
    let tests = tests.filter(|(_, is_there, rows)| *is_there && *rows <= room);
    tests.map(|(test, ..)| test).collect()
}
