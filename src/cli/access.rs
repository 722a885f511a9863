//! Who may do what, as one table for reviewers.

use serde::Serialize;

use crate::model::{
    AccessRule, Accounts, Action, Entity, EntityAccess, Grant, Operation, Owner, Project,
};
use crate::view::{EntityView, entity_view};

/// The rules of all entities, with the routes that they are for.
#[derive(Debug, Serialize)]
pub struct AccessTable {
    /// Nothing where there is no authentication: then everything is public.
    pub accounts: Option<AccountsRow>,
    pub entities: Vec<EntityRows>,
}

/// The accounts and the roles that they may have.
#[derive(Debug, Serialize)]
pub struct AccountsRow {
    pub entity: String,
    pub login: String,
    pub roles: Vec<String>,
    /// What people do to have a session.
    pub rules: Vec<RuleRow>,
}

/// What can be done with an entity.
#[derive(Debug, Serialize)]
pub struct EntityRows {
    pub entity: String,
    /// The relation to the account that a row belongs to, or `id` where it is the account.
    pub owner: Option<String>,
    pub rules: Vec<RuleRow>,
}

/// Who may do something, and how.
#[derive(Debug, Serialize)]
pub struct RuleRow {
    /// An operation or an action.
    pub operation: String,
    /// In the words of the spec; nobody may where there are none.
    pub who: Vec<String>,
    pub routes: Vec<RouteRow>,
}

/// A route that a rule holds for.
#[derive(Debug, Serialize)]
pub struct RouteRow {
    pub method: &'static str,
    pub path: String,
    /// Another entity whose rule for the same has to let the request through, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub also: Option<OtherRule>,
}

/// The rule of the entity that a nested list is below.
#[derive(Debug, Serialize)]
pub struct OtherRule {
    pub entity: String,
    pub operation: &'static str,
    pub who: Vec<String>,
}

impl AccessTable {
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let entities = project.entities.iter();
        Self {
            accounts: project
                .accounts()
                .map(|accounts| AccountsRow::of(project, accounts)),
            entities: entities
                .map(|entity| EntityRows::of(project, entity))
                .collect(),
        }
    }
}

impl AccountsRow {
    fn of(project: &Project, accounts: Accounts<'_>) -> Self {
        let roles = accounts.roles().iter();
        Self {
            entity: accounts.entity.name.clone(),
            login: accounts.login.names.wire.clone(),
            roles: roles.map(|role| role.wire.clone()).collect(),
            rules: SESSION_ROUTES
                .into_iter()
                .map(|(name, method, grant)| session_rule(project, name, method, &grant))
                .collect(),
        }
    }
}

/// The routes of sessions, which no rule of the spec changes.
const SESSION_ROUTES: [(&str, &str, Grant); 6] = [
    ("register", "POST", Grant::Public),
    ("login", "POST", Grant::Public),
    ("refresh", "POST", Grant::Public),
    ("logout", "POST", Grant::Authenticated),
    ("me", "GET", Grant::Authenticated),
    ("password", "POST", Grant::Authenticated),
];

fn session_rule(project: &Project, name: &str, method: &'static str, grant: &Grant) -> RuleRow {
    RuleRow {
        operation: name.to_owned(),
        who: words(std::slice::from_ref(grant)),
        routes: vec![RouteRow {
            method,
            path: format!("{}/auth/{name}", project.api.prefix),
            also: None,
        }],
    }
}

impl EntityRows {
    fn of(project: &Project, entity: &Entity) -> Self {
        let view = entity_view(project, entity);
        let rules = AccessRule::ALL.into_iter().map(|rule| RuleRow {
            operation: rule.name().to_owned(),
            who: who(entity, |access| access.of(rule)),
            routes: routes(project, entity, &view, rule),
        });
        Self {
            entity: entity.name.clone(),
            owner: entity.owner.as_ref().map(|owner| match owner {
                Owner::Relation(name) => name.clone(),
                Owner::Account => "id".to_owned(),
            }),
            rules: rules
                .filter(|rule| !rule.routes.is_empty())
                .chain(
                    entity
                        .actions
                        .iter()
                        .map(|action| action_row(project, entity, action)),
                )
                .collect(),
        }
    }
}

fn action_row(project: &Project, entity: &Entity, action: &Action) -> RuleRow {
    let below = if action.is_on_row() { "/{id}" } else { "" };
    RuleRow {
        operation: action.names.wire.clone(),
        who: who(entity, |_| &action.access),
        routes: vec![RouteRow {
            method: "POST",
            path: format!(
                "{}/{}{below}/{}",
                project.api.prefix, entity.names.route, action.route
            ),
            also: None,
        }],
    }
}

/// Without accounts, everybody may do everything.
fn who<'a>(entity: &'a Entity, grants: impl Fn(&'a EntityAccess) -> &'a [Grant]) -> Vec<String> {
    let access = entity.access.as_ref();
    words(access.map_or(&[Grant::Public], grants))
}

fn words(grants: &[Grant]) -> Vec<String> {
    let words = grants.iter().map(Grant::word);
    words.map(str::to_owned).collect()
}

/// The routes that there are, in the order of the paths.
fn routes(
    project: &Project,
    entity: &Entity,
    view: &EntityView,
    rule: AccessRule,
) -> Vec<RouteRow> {
    let all = format!("/{}", entity.names.route);
    let one = format!("{all}/{{id}}");
    let own: Vec<(bool, &'static str, &str)> = match rule {
        AccessRule::Read => vec![
            (entity.has(Operation::List), "GET", &all),
            (entity.has(Operation::Get), "GET", &one),
        ],
        AccessRule::Create => vec![(entity.has(Operation::Create), "POST", &all)],
        AccessRule::Update => vec![
            (view.taken.has_update, "PUT", &one),
            (view.taken.has_update, "PATCH", &one),
        ],
        AccessRule::Delete => vec![(entity.has(Operation::Delete), "DELETE", &one)],
    };
    let own = own.into_iter().filter(|(is_there, ..)| *is_there);
    let own = own.map(|(_, method, path)| (method, path.to_owned(), None));
    let nested = view.related.scopes.iter().map(|scope| {
        let parent = project.entity(&scope.owner_entity);
        // A rule that lets everybody through asks for nothing.
        let parent = parent.filter(|parent| {
            parent.name != entity.name
                && who(parent, |access| access.of(rule)) != words(&[Grant::Public])
        });
        let also = parent.map(|parent| OtherRule {
            entity: parent.name.clone(),
            operation: rule.name(),
            who: who(parent, |access| access.of(rule)),
        });
        ("GET", scope.path.clone(), also)
    });
    let links = view.related.links.iter();
    let links = links.flat_map(|link| ["PUT", "DELETE"].map(|method| (method, &link.path)));
    let links = links.map(|(method, path)| (method, path.clone(), None));
    let below: Vec<_> = match rule {
        AccessRule::Read => nested.collect(),
        AccessRule::Update => links.collect(),
        AccessRule::Create | AccessRule::Delete => Vec::new(),
    };
    let prefix = &project.api.prefix;
    let routes = own.chain(below).map(|(method, path, also)| RouteRow {
        method,
        path: format!("{prefix}{path}"),
        also,
    });
    routes.collect()
}
