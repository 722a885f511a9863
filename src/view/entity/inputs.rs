use serde::Serialize;

use crate::model::{Entity, Field, Operation};
use crate::view::column::ColumnView;

use super::columns::select;

/// What a client sets.
#[derive(Debug, Serialize)]
pub struct InputsView {
    /// The columns that a client sets.
    pub inputs: Vec<ColumnView>,
    /// Those that can be changed later.
    pub changes: Vec<ColumnView>,
    /// Those that cannot.
    pub fixed: Vec<ColumnView>,
    pub has_update: bool,
    pub has_inputs: bool,
    pub has_rules: bool,
    /// The passwords of a new row.
    pub passwords: Vec<PasswordView>,
    /// Those that changes may hold.
    pub changed_passwords: Vec<PasswordView>,
    /// Changes that a replacement may leave out: no response shows them, or they go on as they are.
    pub kept: Vec<ColumnView>,
    /// All other changes.
    pub replaced: Vec<ColumnView>,
    /// Whether what replaces a row is not what creates one.
    pub replaces_differently: bool,
    /// What the document calls it.
    pub replacement_type: String,
    /// `create, replace or update`.
    pub input_purpose: &'static str,
    /// Whether something happens to rows that are there.
    pub locks: bool,
    /// Whether rows are stored again.
    pub stores_changes: bool,
}

/// A password, which is hashed before it is stored.
#[derive(Debug, Serialize)]
pub struct PasswordView {
    pub rust: String,
    pub var: String,
    pub optional: bool,
}

impl InputsView {
    pub(super) fn of(entity: &Entity, columns: &[ColumnView]) -> Self {
        let inputs = select(columns, |column| column.input.is_some());
        let fixed =
            |column: &ColumnView| column.input.as_ref().is_some_and(|input| input.immutable);
        let changes = select(&inputs, |column| !fixed(column));
        let fixed = select(&inputs, fixed);
        let has_update = entity.has(Operation::Update) && !changes.is_empty();
        let stays = |column: &ColumnView| column.private || column.stays;
        let kept = select(&changes, |column| stays(column) && !column.unsent);
        let is_required = |column: &ColumnView| {
            let mut inputs = column.input.iter();
            inputs.any(|input| input.taken == "required")
        };
        let replaces_differently =
            has_update && (!fixed.is_empty() || kept.iter().any(is_required));
        let has_rules = |column: &ColumnView| {
            let mut inputs = column.input.iter();
            inputs.any(|input| !input.rules.is_empty())
        };
        let replacement = if replaces_differently {
            format!("{}ReplacementBody", entity.names.rust_type)
        } else {
            format!("New{}", entity.names.rust_type)
        };
        Self {
            has_update,
            has_inputs: entity.has(Operation::Create) || has_update,
            has_rules: inputs.iter().any(has_rules),
            passwords: passwords(entity, |_| true),
            changed_passwords: passwords(entity, |field| has_update && !field.immutable),
            replaced: select(&changes, |column| !stays(column)),
            kept,
            replaces_differently,
            replacement_type: replacement,
            locks: has_update || entity.has(Operation::Delete) || entity.has_row_actions(),
            stores_changes: has_update || entity.has_row_actions(),
            input_purpose: purpose(entity.has(Operation::Create), has_update),
            inputs,
            changes,
            fixed,
        }
    }
}

fn passwords(entity: &Entity, is_wanted: impl Fn(&Field) -> bool) -> Vec<PasswordView> {
    let fields = entity.fields.iter();
    let fields = fields.filter(|field| field.kind.is_password());
    fields
        .filter(|field| is_wanted(field))
        .map(|field| PasswordView {
            rust: field.names.rust.clone(),
            var: field.names.var.clone(),
            optional: field.optional,
        })
        .collect()
}

fn purpose(creates: bool, updates: bool) -> &'static str {
    match (creates, updates) {
        (true, true) => "create, replace or update",
        (true, false) => "create",
        (false, _) => "replace or update",
    }
}
