use crate::model::{BelongsTo, Entity, IdKind, Project};
use crate::view::column::ColumnView;
use crate::view::literal;
use crate::view::sample::{Parse, faulty, json, still, typed};
use crate::view::testing::factory::{Pair, pair};
use crate::view::testing::tables::nobody;

/// A valid payload, and the fields of a new row that it stands for.
pub(super) fn values(project: &Project, entity: &Entity) -> (Vec<Pair>, Vec<String>) {
    let kind = |key: &BelongsTo| {
        project
            .entity(&key.target)
            .map_or(IdKind::Uuid, |target| target.id.kind)
    };
    let mut payload = Vec::new();
    let mut fields = Vec::new();
    for field in &entity.fields {
        let value = still(entity, field, 0);
        payload.push(pair(&field.names.wire, json(&value)));
        fields.push(format!(
            "{}: {}",
            field.names.rust,
            optional(typed(field, &value, Parse::Unwrap), field.optional)
        ));
    }
    for key in &entity.belongs_to {
        payload.push(pair(&key.key.wire, key_json(kind(key))));
        fields.push(format!(
            "{}: {}",
            key.key.rust,
            optional(key_typed(kind(key)), key.optional)
        ));
    }
    (payload, fields)
}

/// The new row that only the required fields stand for.
pub(super) fn minimal(entity: &Entity, columns: &[ColumnView]) -> String {
    let fields = entity.fields.iter().filter_map(|field| {
        let value = match &field.default {
            Some(value) => optional(typed(field, value, Parse::Unwrap), field.optional),
            None if field.optional => "None".to_owned(),
            None => return None,
        };
        Some(format!("{}: {value}", field.names.rust))
    });
    let keys = entity
        .belongs_to
        .iter()
        .filter(|key| key.optional)
        .map(|key| format!("{}: None", key.key.rust));
    let mut fields: Vec<_> = fields.chain(keys).collect();
    if fields.is_empty() {
        return "new()".to_owned();
    }
    if fields.len()
        < columns
            .iter()
            .filter(|column| column.input.is_some())
            .count()
    {
        fields.push("..new()".to_owned());
    }
    format!("New{} {{ {} }}", entity.names.rust_type, fields.join(", "))
}

pub(super) fn required(entity: &Entity) -> Vec<String> {
    let fields = entity
        .fields
        .iter()
        .filter(|field| !field.optional && field.default.is_none());
    let keys = entity.belongs_to.iter().filter(|key| !key.optional);
    fields
        .map(|field| field.names.wire.clone())
        .chain(keys.map(|key| key.key.wire.clone()))
        .collect()
}

/// The last way of being wrong of each field.
pub(super) fn faulty_fields(entity: &Entity) -> Vec<Pair> {
    let fields = entity
        .fields
        .iter()
        .filter_map(|field| Some(pair(&field.names.wire, faulty(field).pop()?)));
    let keys = entity
        .belongs_to
        .iter()
        .map(|key| pair(&key.key.wire, "\"nothing\"".to_owned()));
    fields.chain(keys).collect()
}

fn optional(value: String, optional: bool) -> String {
    if optional {
        format!("Some({value})")
    } else {
        value
    }
}

fn key_json(kind: IdKind) -> String {
    match kind {
        IdKind::Uuid => literal::text(nobody(kind)),
        IdKind::Bigint => "7".to_owned(),
    }
}

fn key_typed(kind: IdKind) -> String {
    match kind {
        IdKind::Uuid => format!("{}.parse().unwrap()", literal::text(nobody(kind))),
        IdKind::Bigint => "7".to_owned(),
    }
}
