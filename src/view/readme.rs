//! What the README of a generated service shows: its routes and a diagram of its entities.

use serde::Serialize;
use serde_json::Value;

use crate::model::{BelongsTo, Entity, Field, FieldKind, IdKind, ManyToMany, Operation, Project};
use crate::sample::sample_value;

use super::entity::EntityView;

#[derive(Debug, Serialize)]
pub struct ReadmeView {
    pub routes: Vec<RouteView>,
    /// A path and query that show what lists can be asked for.
    pub list_example: Option<String>,
    /// The lines of a Mermaid diagram.
    pub diagram: Vec<String>,
}

/// A row of the table of routes.
#[derive(Debug, Serialize)]
pub struct RouteView {
    pub method: &'static str,
    pub path: String,
    pub meaning: String,
}

impl ReadmeView {
    pub(super) fn of(project: &Project, entities: &[EntityView]) -> Self {
        let prefix = &project.api.prefix;
        let routes = entities.iter().flat_map(routes);
        Self {
            routes: routes
                .map(|route| RouteView {
                    path: format!("{prefix}{}", route.path),
                    ..route
                })
                .collect(),
            list_example: list_example(project),
            diagram: diagram(project),
        }
    }
}

fn routes(entity: &EntityView) -> Vec<RouteView> {
    let names = &entity.names;
    let (list, one) = (
        format!("/{}", names.route),
        format!("/{}/{{id}}", names.route),
    );
    let object = format!("{} {}", names.article, names.human);
    let own = [
        (
            entity.rows.has_list,
            "GET",
            &list,
            format!("List {}", names.human_plural),
        ),
        (
            entity.rows.has_create,
            "POST",
            &list,
            format!("Create {object}"),
        ),
        (entity.rows.has_get, "GET", &one, format!("Get {object}")),
        (
            entity.taken.has_update,
            "PUT",
            &one,
            format!("Replace {object}"),
        ),
        (
            entity.taken.has_update,
            "PATCH",
            &one,
            format!("Update {object}"),
        ),
        (
            entity.rows.has_delete,
            "DELETE",
            &one,
            format!("Delete {object}"),
        ),
    ];
    let own = own.into_iter().filter(|(served, ..)| *served);
    let mut routes: Vec<_> = own
        .map(|(_, method, path, meaning)| route(method, path, meaning))
        .collect();
    let actions = &entity.actions;
    for action in &actions.rows {
        let path = format!("{one}/{}", action.route);
        routes.push(route("POST", &path, action.summary.clone()));
    }
    for action in &actions.collections {
        let path = format!("{list}/{}", action.route);
        routes.push(route("POST", &path, action.summary.clone()));
    }
    for scope in &entity.related.scopes {
        let verb = if scope.one { "Get" } else { "List" };
        routes.push(route(
            "GET",
            &scope.path,
            format!("{verb} the {}", scope.human),
        ));
    }
    for link in &entity.related.links {
        let other = format!("{} {}", link.other_article, link.other_human);
        routes.push(route("PUT", &link.path, format!("Add {other} to {object}")));
        routes.push(route(
            "DELETE",
            &link.path,
            format!("Remove {other} from {object}"),
        ));
    }
    routes
}

fn route(method: &'static str, path: &str, meaning: String) -> RouteView {
    RouteView {
        method,
        path: path.to_owned(),
        meaning,
    }
}

fn diagram(project: &Project) -> Vec<String> {
    let mut lines = Vec::new();
    for entity in &project.entities {
        lines.push(format!("{} {{", entity.name));
        lines.push(format!("    {} id PK", id_type(entity.id.kind)));
        lines.extend(entity.fields.iter().map(column));
        let keys = entity.belongs_to.iter();
        lines.extend(keys.filter_map(|key| foreign_key(project, key)));
        lines.push("}".to_owned());
    }
    for entity in &project.entities {
        lines.extend(entity.belongs_to.iter().map(|key| parent(entity, key)));
        let declared = entity.declared_links();
        lines.extend(declared.map(|relation| joined(entity, relation)));
    }
    lines
}

fn id_type(kind: IdKind) -> &'static str {
    match kind {
        IdKind::Uuid => "uuid",
        IdKind::Bigint => "bigint",
    }
}

fn column(field: &Field) -> String {
    let key = if field.unique { " UK" } else { "" };
    format!("    {} {}{key}", field.kind.type_name(), field.names.wire)
}

fn foreign_key(project: &Project, key: &BelongsTo) -> Option<String> {
    let target = project.entity(&key.target)?;
    Some(format!(
        "    {} {} FK",
        id_type(target.id.kind),
        key.key.wire
    ))
}

fn parent(entity: &Entity, key: &BelongsTo) -> String {
    let one = if key.optional { "|o" } else { "||" };
    let many = if key.unique { "o|" } else { "o{" };
    format!(
        "{} {one}--{many} {} : {}",
        key.target, entity.name, key.names.wire
    )
}

fn joined(entity: &Entity, relation: &ManyToMany) -> String {
    format!(
        "{} }}o--o{{ {} : {}",
        entity.name, relation.target, relation.names.wire
    )
}

/// The path and query that ask for a part of the list which has most to show; `None` where nothing
/// is listed.
fn list_example(project: &Project) -> Option<String> {
    let listed = project.entities.iter();
    let listed = listed.filter(|entity| entity.has(Operation::List));
    let queries = listed.rev().map(|entity| (entity, query(entity)));
    // Of several that show as much the first one: `max_by_key` takes the last.
    let (entity, query) = queries.max_by_key(|(_, parts)| parts.len())?;
    let path = format!("{}/{}", project.api.prefix, entity.names.route);
    Some(format!("{path}?{}", query.join("&")))
}

fn query(entity: &Entity) -> Vec<String> {
    let field = |wanted: fn(&FieldKind) -> bool| {
        let fields = entity.fields.iter().filter(|field| !field.private);
        let mut filtered = fields.filter(|field| entity.lists.filter(&field.names.wire));
        filtered.find(|field| wanted(&field.kind))
    };
    let text = field(|kind| matches!(kind, FieldKind::String { .. } | FieldKind::Text { .. }));
    let amount = field(is_amount);
    let mut parts = Vec::new();
    parts.extend(text.map(|field| format!("{}[contains]=a", field.names.wire)));
    let least = amount.and_then(|field| Some((field, sample(entity, field)?)));
    parts.extend(least.map(|(field, value)| format!("{}[gte]={value}", field.names.wire)));
    parts.push(sort(entity, field(is_sortable)));
    parts.extend(include(entity));
    parts
}

fn is_amount(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Int { .. }
            | FieldKind::Bigint { .. }
            | FieldKind::Float { .. }
            | FieldKind::Decimal { .. }
            | FieldKind::Date
    )
}

fn sample(entity: &Entity, field: &Field) -> Option<String> {
    Some(match sample_value(entity, field, 0)? {
        Value::String(text) => text,
        other => other.to_string(),
    })
}

fn is_sortable(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::String { .. }) || is_amount(kind)
}

fn sort(entity: &Entity, field: Option<&Field>) -> String {
    let field = field.filter(|field| entity.lists.sort(&field.names.wire));
    let newest = if entity.timestamps && entity.lists.sort("created_at") {
        "-created_at"
    } else {
        "-id"
    };
    let keys = [Some(newest), field.map(|field| field.names.wire.as_str())];
    let keys: Vec<_> = keys.into_iter().flatten().collect();
    format!("sort={}", keys.join(","))
}

fn include(entity: &Entity) -> Option<String> {
    let parents = entity.belongs_to.iter().filter(|key| !key.private);
    let parents = parents.map(|key| key.names.wire.as_str());
    let linked = entity.many_to_many.iter();
    let linked = linked.map(|link| link.names.wire.as_str());
    let names: Vec<_> = parents.chain(linked).take(2).collect();
    (!names.is_empty()).then(|| format!("include={}", names.join(",")))
}
