use serde::Serialize;

use crate::model::{Action, AssignedValue, Entity, Field, Project};
use crate::view::column::ColumnView;
use crate::view::entity::PasswordView;

use super::phrases;

/// What clients send to perform an action.
#[derive(Debug, Serialize)]
pub struct ActionInputView {
    /// The valid input: `FeaturePost`; before it is validated, `FeaturePostInput`.
    pub rust_type: String,
    /// `to feature a post`.
    pub purpose: String,
    pub columns: Vec<ColumnView>,
    /// The variable of the valid input, which begins with `_` where only people use it.
    pub variable: &'static str,
    /// Whether a value is changed before it is stored.
    pub hashes: bool,
    pub passwords: Vec<PasswordView>,
}

impl ActionInputView {
    pub(super) fn of(project: &Project, entity: &Entity, action: &Action) -> Option<Self> {
        let input = action.input.as_ref()?;
        let columns: Vec<_> = input
            .fields
            .iter()
            .map(|field| {
                let column = ColumnView::field(entity, field);
                if logs_in(project, entity, action, field) {
                    column.uncommon()
                } else {
                    column
                }
            })
            .collect();
        let is_used = |value: &AssignedValue| matches!(value, AssignedValue::Input(_));
        let passwords: Vec<_> = input
            .fields
            .iter()
            .filter(|field| field.kind.is_password())
            .map(|field| PasswordView {
                rust: field.names.rust.clone(),
                var: field.names.var.clone(),
                optional: field.optional,
            })
            .collect();
        let is_read = action.set.iter().any(|given| is_used(&given.value)) || !passwords.is_empty();
        Some(Self {
            rust_type: input.rust_type.clone(),
            purpose: phrases::purpose(action, &entity.names),
            variable: if is_read { "input" } else { "_input" },
            hashes: !passwords.is_empty(),
            passwords,
            columns,
        })
    }
}

/// Whether an input becomes what people log in with.
fn logs_in(project: &Project, entity: &Entity, action: &Action, input: &Field) -> bool {
    let accounts = project.accounts_in(entity);
    accounts.is_some_and(|accounts| {
        let value = AssignedValue::Input(input.names.wire.clone());
        let mut given = action.set.iter();
        given.any(|given| given.field == accounts.password.names.wire && given.value == value)
    })
}
