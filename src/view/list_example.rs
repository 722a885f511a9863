//! A request for a list that shows what lists can be asked for, with an entity of the service.

use serde_json::Value;

use crate::model::{Entity, Field, FieldKind, Operation, Project};

use super::sample::sample_value;

/// The path and query that ask for a part of the list which has most to show; `None` where nothing
/// is listed.
pub(super) fn list_example(project: &Project) -> Option<String> {
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
    parts
        .extend(amount.map(|field| format!("{}[gte]={}", field.names.wire, sample(entity, field))));
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

fn sample(entity: &Entity, field: &Field) -> String {
    match sample_value(entity, field, 0) {
        Value::String(text) => text,
        other => other.to_string(),
    }
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
