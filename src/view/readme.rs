//! What the README of a generated service shows: its routes and a diagram of its entities.

use serde::Serialize;

use crate::model::{BelongsTo, Entity, Field, FieldKind, IdKind, ManyToMany, Project, Side};

use super::entity::EntityView;
use super::list_example::list_example;

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
        let declared = entity
            .many_to_many
            .iter()
            .filter(|relation| relation.side == Side::Declared);
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
    format!("    {} {}{key}", type_of(&field.kind), field.names.wire)
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

/// The type as the spec names it.
fn type_of(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::String { .. } => "string",
        FieldKind::Text { .. } => "text",
        FieldKind::Int { .. } => "int",
        FieldKind::Bigint { .. } => "bigint",
        FieldKind::Float { .. } => "float",
        FieldKind::Decimal { .. } => "decimal",
        FieldKind::Bool => "bool",
        FieldKind::Uuid => "uuid",
        FieldKind::Date => "date",
        FieldKind::Time => "time",
        FieldKind::Datetime => "datetime",
        FieldKind::Json => "json",
        FieldKind::Bytes { .. } => "bytes",
        FieldKind::Enum { .. } => "enum",
        FieldKind::Email { .. } => "email",
        FieldKind::Url { .. } => "url",
        FieldKind::Slug { .. } => "slug",
        FieldKind::Password { .. } => "password",
    }
}
