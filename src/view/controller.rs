use serde::Serialize;

use crate::model::{IdKind, Operation};

use super::import_lists::{Facts, chosen, controller_models, sorted};

/// What the controller of an entity imports, and the handlers that share a path.
#[derive(Debug, Serialize)]
pub struct ControllerView {
    pub uuid: bool,
    pub http: Vec<String>,
    pub models: Vec<String>,
    /// The handlers by their paths, in the order of the paths.
    pub groups: Vec<Vec<String>>,
    pub nested: NestedView,
    pub links: LinksView,
}

/// The same of the routes below what rows belong to.
#[derive(Debug, Serialize)]
pub struct NestedView {
    pub uuid: bool,
    pub http: Vec<String>,
    pub models: Vec<String>,
    pub groups: Vec<Vec<String>>,
}

/// The same of the routes of join tables.
#[derive(Debug, Serialize)]
pub struct LinksView {
    pub uuid: bool,
    pub groups: Vec<Vec<String>>,
}

impl ControllerView {
    pub(super) fn of(facts: &Facts<'_>) -> Self {
        let is_uuid = facts.entity.id.kind == IdKind::Uuid;
        Self {
            uuid: is_uuid && by_id(facts),
            http: http(facts),
            models: controller_models(facts),
            groups: groups(facts),
            nested: NestedView::of(facts),
            links: LinksView::of(facts),
        }
    }
}

impl NestedView {
    fn of(facts: &Facts<'_>) -> Self {
        let scopes = &facts.related.scopes;
        let (lists, single) = (
            !facts.related.list_scopes.is_empty(),
            !facts.related.single_scopes.is_empty(),
        );
        let mut models = vec![facts.detail_type(), facts.stemmed("", "Scope")];
        models.extend(facts.related.has_relations.then(|| facts.relation_type()));
        models.extend(lists.then(|| facts.stemmed("", "Field")));
        let group = |verb: &str, name: &str| vec![format!("{verb}_{name}")];
        Self {
            uuid: scopes.iter().any(|scope| scope.owner_id_type == "Uuid"),
            http: chosen(&[
                (single, "Data"),
                (single, "DataEnvelope"),
                (true, "Id"),
                (single, "Include"),
                (lists, "List"),
                (lists, "ListEnvelope"),
                (lists, "ListParameters"),
                (true, "ReadErrors"),
            ]),
            models: sorted(models),
            groups: scopes
                .iter()
                .map(|scope| group(if scope.one { "get" } else { "list" }, &scope.name))
                .collect(),
        }
    }
}

impl LinksView {
    fn of(facts: &Facts<'_>) -> Self {
        let links = &facts.related.links;
        let is_uuid = facts.entity.id.kind == IdKind::Uuid;
        Self {
            uuid: is_uuid || links.iter().any(|link| link.other_id_type == "Uuid"),
            groups: links
                .iter()
                .map(|link| {
                    vec![
                        format!("add_to_{}", link.name),
                        format!("remove_from_{}", link.name),
                    ]
                })
                .collect(),
        }
    }
}

fn groups(facts: &Facts<'_>) -> Vec<Vec<String>> {
    let has = |operation| facts.entity.has(operation);
    let mut groups = vec![
        chosen(&[
            (has(Operation::List), "list"),
            (has(Operation::Create), "create"),
        ]),
        chosen(&[
            (has(Operation::Get), "get"),
            (facts.taken.has_update, "replace"),
            (facts.taken.has_update, "update"),
            (has(Operation::Delete), "delete"),
        ]),
    ];
    groups.retain(|group| !group.is_empty());
    groups
}

/// Whether the path of a row is served.
fn by_id(facts: &Facts<'_>) -> bool {
    let has = |operation| facts.entity.has(operation);
    has(Operation::Get) || facts.taken.has_update || has(Operation::Delete)
}

fn http(facts: &Facts<'_>) -> Vec<String> {
    let has = |operation| facts.entity.has(operation);
    let (gets, lists, deletes) = (
        has(Operation::Get),
        has(Operation::List),
        has(Operation::Delete),
    );
    let answers_row = gets || facts.taken.has_update;
    let changes = facts.taken.has_update || deletes;
    let versioned = facts.entity.versioned;
    chosen(&[
        (facts.taken.has_inputs, "Body"),
        (has(Operation::Create), "CreateErrors"),
        (has(Operation::Create), "Created"),
        (answers_row && !versioned, "Data"),
        (answers_row || has(Operation::Create), "DataEnvelope"),
        (deletes, "DeleteErrors"),
        (by_id(facts), "Id"),
        (versioned && changes, "IfMatch"),
        (gets && facts.related.has_relations, "Include"),
        (lists, "List"),
        (lists, "ListEnvelope"),
        (lists, "ListParameters"),
        (gets && !facts.related.has_relations, "NoParameters"),
        (lists || gets, "ReadErrors"),
        (versioned && changes, "StaleError"),
        (facts.taken.has_update, "UpdateErrors"),
        (versioned && answers_row, "Versioned"),
    ])
}
