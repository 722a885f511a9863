use serde::Serialize;

use crate::model::{Entity, Field, FieldKind, Operation};
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
    pub has_immutable: bool,
    pub has_rules: bool,
    pub has_password: bool,
    pub passwords: Vec<PasswordView>,
    /// Whether changes may hold a clear password.
    pub hashes_changes: bool,
    /// Changes that a replacement may leave out, because no response shows what is there.
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
}

/// How a password field is hashed in a new row and in a patch.
#[derive(Debug, Serialize)]
pub struct PasswordView {
    pub hash_new: String,
    pub hash_patch: String,
}

impl InputsView {
    pub(super) fn of(entity: &Entity, columns: &[ColumnView]) -> Self {
        let inputs = select(columns, |column| column.input.is_some());
        let fixed =
            |column: &ColumnView| column.input.as_ref().is_some_and(|input| input.immutable);
        let changes = select(&inputs, |column| !fixed(column));
        let fixed = select(&inputs, fixed);
        let has_update = entity.has(Operation::Update) && !changes.is_empty();
        let hashes_changes =
            has_update && changes.iter().any(|column| column.base_type == "Password");
        let has_immutable = !fixed.is_empty();
        let kept = select(&changes, |column| column.private);
        let is_required = |column: &ColumnView| {
            let mut inputs = column.input.iter();
            inputs.any(|input| input.taken == "required")
        };
        let replaces_differently = has_update && (has_immutable || kept.iter().any(is_required));
        Self {
            has_update,
            has_inputs: entity.has(Operation::Create) || has_update,
            has_immutable,
            has_rules: inputs
                .iter()
                .any(|column| column.input.iter().any(|input| !input.rules.is_empty())),
            has_password: entity.fields.iter().any(is_password),
            passwords: passwords(entity),
            hashes_changes,
            replaced: select(&changes, |column| !column.private),
            kept,
            replaces_differently,
            replacement_type: if replaces_differently {
                format!("{}ReplacementBody", entity.names.rust_type)
            } else {
                format!("New{}", entity.names.rust_type)
            },
            locks: has_update || entity.has(Operation::Delete),
            input_purpose: purpose(entity.has(Operation::Create), has_update),
            inputs,
            changes,
            fixed,
        }
    }
}

fn is_password(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Password { .. })
}

fn passwords(entity: &Entity) -> Vec<PasswordView> {
    let fields = entity.fields.iter().filter(|field| is_password(field));
    let views = fields.map(|field| {
        let (rust, var) = (&field.names.rust, &field.names.var);
        let (hash_new, hash_patch) = if field.optional {
            (
                format!("if let Some({var}) = new.{rust} {{ new.{rust} = Some(hashed({var}).await?); }}"),
                format!("if let Some(Some({var})) = patch.{rust} {{ patch.{rust} = Some(Some(hashed({var}).await?)); }}"),
            )
        } else {
            (
                format!("new.{rust} = hashed(new.{rust}).await?;"),
                format!("if let Some({var}) = patch.{rust} {{ patch.{rust} = Some(hashed({var}).await?); }}"),
            )
        };
        PasswordView { hash_new, hash_patch: if field.immutable { String::new() } else { hash_patch } }
    });
    views.collect()
}

fn purpose(creates: bool, updates: bool) -> &'static str {
    match (creates, updates) {
        (true, true) => "create, replace or update",
        (true, false) => "create",
        (false, _) => "replace or update",
    }
}
