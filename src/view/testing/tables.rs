use serde::Serialize;
use serde_json::Value;

use crate::model::{BelongsTo, Entity, Field, FieldKind, IdKind, Operation, Project};
use crate::view::sample::{edges, faulty, json};

use super::factory::{Pair, pair};

/// Which values an entity takes and which it does not.
#[derive(Debug, Serialize)]
pub struct Tables {
    /// What must be there in a new row.
    pub required: Vec<String>,
    /// Whether any test asks for what is required.
    pub names_required: bool,
    /// Whether any test asks for what is left out.
    pub names_defaults: bool,
    /// What may be null.
    pub nullable: Vec<String>,
    /// What a field is that a request leaves out.
    pub defaults: Vec<Pair>,
    pub edges: Vec<Row>,
    pub faulty: Vec<Row>,
    /// What cannot be changed.
    pub fixed: Vec<String>,
    /// What may be null and can be changed.
    pub clearable: Vec<String>,
    /// What never comes out.
    pub hidden: Vec<String>,
}

/// The values of a field.
#[derive(Debug, Serialize)]
pub struct Row {
    pub wire: String,
    pub values: Vec<String>,
}

impl Tables {
    pub(super) fn of(project: &Project, entity: &Entity, updates: bool) -> Self {
        let keys = &entity.belongs_to;
        let fields = &entity.fields;
        let by =
            |field: &dyn Fn(&Field) -> bool, key: &dyn Fn(&BelongsTo) -> bool| -> Vec<String> {
                let fields = fields
                    .iter()
                    .filter(|entry| field(entry))
                    .map(|field| field.names.wire.clone());
                let keys = keys
                    .iter()
                    .filter(|entry| key(entry))
                    .map(|key| key.key.wire.clone());
                fields.chain(keys).collect()
            };
        let absent = |field: &Field| field.default.as_ref().map_or("null".to_owned(), json);
        let defaulted = |field: &Field| field.optional || field.default.is_some();
        let later = |field: &Field| is_required(field) && !field.immutable;
        let requires_later =
            fields.iter().any(later) || keys.iter().any(|key| !key.optional && !key.immutable);
        let requires = fields.iter().any(is_required) || keys.iter().any(|key| !key.optional);
        let key_rows = keys.iter().map(|key| wrong_key(project, key));
        Self {
            required: by(&is_required, &|key| !key.optional),
            names_required: (entity.has(Operation::Create) && requires)
                || (updates && requires_later),
            names_defaults: fields
                .iter()
                .filter(|field| defaulted(field))
                .any(|field| entity.has(Operation::Create) || (updates && !field.immutable)),
            nullable: by(&|field| field.optional, &|key| key.optional),
            defaults: fields
                .iter()
                .filter(|field| defaulted(field))
                .map(|field| pair(&field.names.wire, absent(field)))
                .collect(),
            edges: rows(
                fields
                    .iter()
                    .map(|field| row(&field.names.wire, edges(field))),
            ),
            faulty: rows(fields.iter().map(wrong).chain(key_rows)),
            fixed: by(&|field| field.immutable, &|key| key.immutable),
            clearable: by(&|field| field.optional && !field.immutable, &|key| {
                key.optional && !key.immutable
            }),
            hidden: by(&is_hidden, &|key| key.private),
        }
    }
}

fn is_required(field: &Field) -> bool {
    !field.optional && field.default.is_none()
}

fn is_hidden(field: &Field) -> bool {
    field.private || matches!(field.kind, FieldKind::Password { .. })
}

fn row(wire: &str, values: Vec<String>) -> Row {
    Row {
        wire: wire.to_owned(),
        values,
    }
}

fn rows(rows: impl Iterator<Item = Row>) -> Vec<Row> {
    rows.filter(|row| !row.values.is_empty()).collect()
}

fn wrong(field: &Field) -> Row {
    let mut values = faulty(field);
    if !field.optional {
        values.insert(0, json(&Value::Null));
    }
    row(&field.names.wire, values)
}

fn wrong_key(project: &Project, key: &BelongsTo) -> Row {
    let kind = project.entity(&key.target).map(|target| target.id.kind);
    let wrong = if kind == Some(IdKind::Bigint) {
        "\"1\""
    } else {
        "\"nothing\""
    };
    let mut values = vec![wrong.to_owned(), "1.5".to_owned()];
    if !key.optional {
        values.insert(0, json(&Value::Null));
    }
    row(&key.key.wire, values)
}

/// An id that no row has, in a path.
pub(super) fn nobody(kind: IdKind) -> &'static str {
    match kind {
        IdKind::Uuid => "018f2c6e-7b1a-7c3d-9e4f-000000000000",
        IdKind::Bigint => "999999",
    }
}

/// An id that no row has, as an expression for a `json!`.
pub(super) fn nobody_json(kind: IdKind) -> &'static str {
    match kind {
        IdKind::Uuid => "\"018f2c6e-7b1a-7c3d-9e4f-000000000000\"",
        IdKind::Bigint => "999_999",
    }
}
