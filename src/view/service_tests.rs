use serde::Serialize;

use crate::model::{Entity, IdKind, Operation, Project};
use crate::sample::{any_sample, sample_value};

use super::action::{ActionUnitTest, unit_tests};
use super::column::ColumnView;
use super::entity::InputsView;
use super::literal::{first_id, json, optional, text, typed};

/// What the unit tests of a service need.
#[derive(Debug, Serialize)]
pub struct ServiceTests {
    /// Whether there are any.
    #[serde(skip)]
    pub any: bool,
    /// Whether they have a row.
    pub has_row: bool,
    /// Whether they name its id.
    pub has_id: bool,
    /// The id of the row that they are about.
    pub id: &'static str,
    /// The fields of that row.
    pub row_fields: Vec<FieldValue>,
    /// Whether a new row has to have fields.
    pub requires: bool,
    /// A field with another value than the row has.
    pub change: Option<ChangeView>,
    /// A valid payload, by the names on the wire.
    pub payload: Vec<FieldValue>,
    /// The passwords of an input, as they are before they are hashed.
    pub clear_passwords: Vec<FieldValue>,
    pub actions: Vec<ActionUnitTest>,
    /// The argument for no expected version, with a comma in front.
    pub no_version: &'static str,
}

/// A field and its value.
#[derive(Debug, Serialize)]
pub struct FieldValue {
    pub field: String,
    pub value: String,
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

impl ServiceTests {
    pub(super) fn of(
        project: &Project,
        entity: &Entity,
        taken: &InputsView,
        columns: &[ColumnView],
    ) -> Self {
        let requires = requires(entity);
        let change = change(entity).filter(|_| taken.has_update);
        let hashes_new = entity.has(Operation::Create) && !taken.passwords.is_empty();
        let actions = unit_tests(project, entity);
        let has_row = change.is_some()
            || taken.has_update && entity.versioned
            || !taken.changed_passwords.is_empty()
            || hashes_new
            || !actions.is_empty();
        let has_id = has_row || taken.has_update || entity.has(Operation::Delete);
        let changed_passwords = entity.fields.iter();
        let changed_passwords =
            changed_passwords.filter(|field| field.kind.is_password() && !field.immutable);
        Self {
            any: has_id || requires,
            has_row,
            has_id,
            id: first_id(entity.id.kind),
            row_fields: columns
                .iter()
                .map(|column| row_field(project, entity, column))
                .collect(),
            requires,
            change,
            payload: payload(project, entity),
            clear_passwords: changed_passwords
                .map(|field| FieldValue {
                    field: field.names.rust.clone(),
                    value: typed(field, &any_sample(entity, field, 1)),
                })
                .collect(),
            actions,
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

fn row_field(project: &Project, entity: &Entity, column: &ColumnView) -> FieldValue {
    let rust = &column.rust;
    let mut fields = entity.fields.iter();
    let mut keys = entity.belongs_to.iter();
    let field = fields.find(|field| field.names.rust == *rust && column.input.is_some());
    let value = if let Some(field) = field {
        let value = typed(field, &any_sample(entity, field, 0));
        optional(value, field.optional)
    } else if let Some(key) = keys.find(|key| key.key.rust == *rust) {
        let value = first_id(project.id_kind(&key.target));
        optional(value.to_owned(), key.optional)
    } else {
        let value = match column.wire.as_str() {
            "id" => "ID",
            "version" => "1",
            _ => "DateTime::UNIX_EPOCH",
        };
        value.to_owned()
    };
    FieldValue {
        field: rust.clone(),
        value,
    }
}

/// The first field that has another valid value.
fn change(entity: &Entity) -> Option<ChangeView> {
    let fields = entity.fields.iter();
    let mut fields = fields.filter(|field| !field.immutable && !field.kind.is_password());
    fields.find_map(|field| {
        let other = sample_value(entity, field, 1)?;
        if sample_value(entity, field, 0) == Some(other.clone()) {
            return None;
        }
        let value = typed(field, &other);
        Some(ChangeView {
            rust: field.names.rust.clone(),
            stored: optional(value.clone(), field.optional),
            value,
        })
    })
}

fn payload(project: &Project, entity: &Entity) -> Vec<FieldValue> {
    let fields = entity.fields.iter().map(|field| FieldValue {
        field: field.names.wire.clone(),
        value: json(&any_sample(entity, field, 0)),
    });
    let keys = entity.belongs_to.iter().map(|key| FieldValue {
        field: key.key.wire.clone(),
        value: match project.entity(&key.target).map(|target| target.id.kind) {
            Some(IdKind::Bigint) => "7".to_owned(),
            _ => text("018f2c6e-7b1a-7c3d-9e4f-5a6b7c8d9e0f"),
        },
    });
    fields.chain(keys).collect()
}
