use serde::Serialize;

use crate::model::{Entity, Field, FieldKind, IdKind, Operation, Project};

use super::column::ColumnView;
use super::entity::InputsView;
use super::literal;
use super::sample::{json, still, typed};

/// What the unit tests of a service need.
#[derive(Debug, Serialize)]
pub struct ServiceTests {
    /// Whether there are any.
    pub any: bool,
    /// Whether they have a row.
    pub has_row: bool,
    /// Whether they name its id.
    pub has_id: bool,
    /// The id of the row that they are about.
    pub id: &'static str,
    /// The fields of that row.
    pub row_fields: Vec<String>,
    /// Whether a new row has to have fields.
    pub requires: bool,
    /// A field with another value than the row has.
    pub change: Option<ChangeView>,
    /// A valid payload.
    pub payload: Vec<PayloadField>,
    /// Whether every password of `new` is a hash; empty if there are none.
    pub hashes_new: String,
    /// The same of a row that is updated.
    pub hashes_row: String,
    /// The fields of an input with passwords.
    pub password_inputs: Vec<String>,
    /// The argument for no expected version, with a comma in front.
    pub no_version: &'static str,
}

/// A change to one field.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    pub rust: String,
    /// The value that a client sends.
    pub value: String,
    /// The value in the row.
    pub stored: String,
}

/// A field of a payload.
#[derive(Debug, Serialize)]
pub struct PayloadField {
    pub wire: String,
    pub value: String,
}

impl ServiceTests {
    pub(super) fn of(
        project: &Project,
        entity: &Entity,
        taken: &InputsView,
        columns: &[ColumnView],
    ) -> Self {
        let passwords = |updated: bool| {
            let fields = entity.fields.iter();
            fields.filter(move |field| is_password(field) && !(updated && field.immutable))
        };
        let changed: Vec<_> = passwords(true).filter(|_| taken.has_update).collect();
        let requires = requires(entity);
        let change = change(entity).filter(|_| taken.has_update);
        let hashes_new = entity.has(Operation::Create) && passwords(false).next().is_some();
        let has_row = change.is_some()
            || taken.has_update && entity.versioned
            || !changed.is_empty()
            || hashes_new;
        let has_id = has_row || taken.has_update || entity.has(Operation::Delete);
        Self {
            any: has_id || requires,
            has_row,
            has_id,
            id: id(entity.id.kind),
            row_fields: columns
                .iter()
                .map(|column| row_field(project, entity, column))
                .collect(),
            requires,
            change,
            payload: payload(project, entity),
            hashes_new: if hashes_new {
                hashes("new", passwords(false))
            } else {
                String::new()
            },
            hashes_row: hashes(&entity.names.var, changed.iter().copied()),
            password_inputs: changed
                .iter()
                .map(|field| password_input(entity, field))
                .collect(),
            no_version: if entity.versioned { ", None" } else { "" },
        }
    }
}

/// Whether clients have to send something to create a row.
fn requires(entity: &Entity) -> bool {
    let mut fields = entity.fields.iter();
    let mut keys = entity.belongs_to.iter();
    entity.has(Operation::Create)
        && (fields.any(|field| !field.optional && field.default.is_none())
            || keys.any(|key| !key.optional))
}

fn row_field(project: &Project, entity: &Entity, column: &ColumnView) -> String {
    let rust = &column.rust;
    let fields = entity.fields.iter().find(|field| field.names.rust == *rust);
    if let Some(field) = fields.filter(|_| column.input.is_some()) {
        let value = typed(field, &still(entity, field, 0));
        return format!("{rust}: {}", optional(value, field.optional));
    }
    let key = entity.belongs_to.iter().find(|key| key.key.rust == *rust);
    if let Some(key) = key {
        let target = project.entity(&key.target);
        let value = id(target.map_or(IdKind::Uuid, |target| target.id.kind));
        return format!("{rust}: {}", optional(value.to_owned(), key.optional));
    }
    match column.wire.as_str() {
        "id" => format!("{rust}: ID"),
        "version" => format!("{rust}: 1"),
        _ => format!("{rust}: DateTime::UNIX_EPOCH"),
    }
}

/// The first field that has another valid value.
fn change(entity: &Entity) -> Option<ChangeView> {
    let fields = entity.fields.iter();
    let mut fields = fields.filter(|field| !field.immutable && !is_password(field));
    fields.find_map(|field| {
        let value = still(entity, field, 1);
        if value == still(entity, field, 0) {
            return None;
        }
        let value = typed(field, &value);
        Some(ChangeView {
            rust: field.names.rust.clone(),
            stored: optional(value.clone(), field.optional),
            value,
        })
    })
}

fn payload(project: &Project, entity: &Entity) -> Vec<PayloadField> {
    let fields = entity.fields.iter().map(|field| PayloadField {
        wire: field.names.wire.clone(),
        value: json(&still(entity, field, 0)),
    });
    let keys = entity.belongs_to.iter().map(|key| PayloadField {
        wire: key.key.wire.clone(),
        value: match project.entity(&key.target).map(|target| target.id.kind) {
            Some(IdKind::Bigint) => "7".to_owned(),
            _ => literal::text("018f2c6e-7b1a-7c3d-9e4f-5a6b7c8d9e0f"),
        },
    });
    fields.chain(keys).collect()
}

fn hashes<'a>(row: &str, passwords: impl Iterator<Item = &'a Field>) -> String {
    let checks = passwords.map(|field| {
        let rust = &field.names.rust;
        if field.optional {
            format!("{row}.{rust}.as_ref().is_some_and(|hash| hash.as_str().starts_with(\"$argon2id$\"))")
        } else {
            format!("{row}.{rust}.as_str().starts_with(\"$argon2id$\")")
        }
    });
    checks.collect::<Vec<_>>().join(" && ")
}

fn password_input(entity: &Entity, field: &Field) -> String {
    let value = typed(field, &still(entity, field, 1));
    format!("{}: Field::Value({value})", field.names.rust)
}

fn is_password(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Password { .. })
}

fn id(kind: IdKind) -> &'static str {
    match kind {
        IdKind::Uuid => "Uuid::nil()",
        IdKind::Bigint => "1",
    }
}

fn optional(value: String, optional: bool) -> String {
    if optional {
        format!("Some({value})")
    } else {
        value
    }
}
