use std::collections::BTreeMap;

use crate::diagnostics::{ActionProblem, Diagnostic, Problems, Span};
use crate::model::{Entity, FieldNames, HasMany, ManyToMany, Operation};
use crate::names::{self, KEYWORDS};
use crate::resolve::draft::DraftedEntity;
use crate::resolve::entity_names::check_member;
use crate::resolve::member_names::natural;

/// An action in every spelling.
pub(super) struct ActionNames {
    pub(super) spellings: FieldNames,
    pub(super) route: String,
}

/// Functions that services and controllers have beside those of operations.
const FUNCTIONS: [&str; 6] = ["apply", "clone", "get_only", "new", "routes", "service"];

/// What the names of other functions of a service or a controller begin with.
const PREFIXES: [&str; 4] = ["add_to_", "get_", "list_", "remove_from_"];

/// The names of the actions of each entity, in the order of the spec.
pub(super) fn action_names(
    drafts: &[DraftedEntity<'_>],
    entities: &[Entity],
    problems: &mut Problems,
) -> Vec<Vec<ActionNames>> {
    let mut operations = operation_ids(entities);
    let mut all = Vec::new();
    for (draft, entity) in drafts.iter().zip(entities) {
        let mut routes = routes(entity);
        let actions = draft.raw.actions.iter().map(|action| {
            check_member("action", &action.name, problems);
            let name = &action.name.value;
            let span = action.name.span;
            let spellings = spellings(name);
            let route = names::kebab(name);
            let operation = if action.collection.is_some() {
                format!("{name}_{}", entity.names.wire_plural())
            } else {
                format!("{name}_{}", entity.names.wire)
            };
            let by = of_operations(name)
                .or_else(|| routes.get(&route).cloned())
                .or_else(|| operations.get(&operation).cloned());
            let claim = |claims: &mut BTreeMap<String, Claim>, name: String| {
                let by = format!("the action `{}.{}`", entity.name, action.name.value);
                claims.entry(name).or_insert(Claim {
                    by,
                    span: Some(span),
                });
            };
            claim(&mut routes, route.clone());
            claim(&mut operations, operation);
            if let Some(Claim { by, span: first }) = by {
                let problem = ActionProblem::NameTaken {
                    entity: entity.name.clone(),
                    name: name.clone(),
                    by,
                };
                let diagnostic = Diagnostic::error(problem, span);
                problems.push(match first {
                    Some(first) => diagnostic.related(first, "the first one"),
                    None => diagnostic,
                });
            }
            ActionNames { spellings, route }
        });
        all.push(actions.collect());
    }
    all
}

/// What has a name already, and where it was given, if it was another action.
#[derive(Clone)]
struct Claim {
    by: String,
    span: Option<Span>,
}

impl Claim {
    fn new(by: String) -> Self {
        Self { by, span: None }
    }
}

fn spellings(name: &str) -> FieldNames {
    let begins = |prefix: &&str| name.starts_with(*prefix);
    let is_taken =
        KEYWORDS.contains(&name) || FUNCTIONS.contains(&name) || PREFIXES.iter().any(begins);
    FieldNames {
        rust: if is_taken {
            format!("{name}_")
        } else {
            name.to_owned()
        },
        ..natural(name)
    }
}

/// The operations of all entities are known by these names.
fn of_operations(name: &str) -> Option<Claim> {
    let replaces = (name == "replace").then_some("replace");
    let operation = Operation::named(name).map(Operation::name).or(replaces)?;
    Some(Claim::new(format!("the operation `{operation}`")))
}

/// What has a path below a row.
fn routes(entity: &Entity) -> BTreeMap<String, Claim> {
    let links = entity.many_to_many.iter();
    let links = links.map(|ManyToMany { names, route, .. }| (route, names));
    let children = entity.has_many.iter();
    let children = children.map(|HasMany { names, route, .. }| (route, names));
    links
        .chain(children)
        .map(|(route, names)| {
            let claim = Claim::new(format!("the relation `{}`", names.wire));
            (route.clone(), claim)
        })
        .collect()
}

/// The ids of all operations that are none of actions, as the OpenAPI document has them.
fn operation_ids(entities: &[Entity]) -> BTreeMap<String, Claim> {
    let mut ids = BTreeMap::new();
    for entity in entities {
        let (one, many) = (&entity.names.wire, entity.names.wire_plural());
        let operations = ["get", "create", "update", "replace", "delete"];
        let own = operations
            .iter()
            .map(|operation| format!("{operation}_{one}"));
        for id in own.chain([format!("list_{many}")]) {
            let claim = Claim::new(format!("the operation `{id}` of `{}`", entity.name));
            ids.insert(id, claim);
        }
        let children = entity.has_many.iter().map(|side| &side.names.wire);
        let linked = entity.many_to_many.iter().map(|link| &link.names.wire);
        for relation in children.chain(linked) {
            for id in [
                format!("list_{one}_{relation}"),
                format!("get_{one}_{relation}"),
                format!("list_{relation}_of_{one}"),
                format!("get_{relation}_of_{one}"),
            ] {
                let claim = Claim::new(format!("the relation `{}.{relation}`", entity.name));
                ids.insert(id, claim);
            }
        }
        for link in entity.declared_links() {
            let relation = &link.names.wire;
            for id in [
                format!("add_to_{one}_{relation}"),
                format!("remove_from_{one}_{relation}"),
            ] {
                let claim = Claim::new(format!("the relation `{}.{relation}`", entity.name));
                ids.insert(id, claim);
            }
        }
    }
    ids
}
