use crate::spec::{FieldDeclaration, RawEntity, RawField, TypeName, Word};

/// The fields of an entity with which people log in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Login {
    pub(super) name: String,
    pub(super) password: String,
    pub(super) role: Option<String>,
}

impl Login {
    /// Found by their types and names, where there is only one choice.
    pub(super) fn of(entity: &RawEntity) -> Option<Self> {
        let password = only(entity, |_, declared| {
            declared.kind.value == TypeName::Password
        })?;
        let is_unique = |declared: &FieldDeclaration| declared.words.has(Word::Unique);
        let by_email = only(entity, |_, declared| {
            declared.kind.value == TypeName::Email && is_unique(declared)
        });
        let by_name = || {
            only(entity, |name, declared| {
                matches!(name, "login" | "username" | "user_name" | "name") && is_unique(declared)
            })
        };
        let role = only(entity, |name, declared| {
            name == "role" && declared.kind.value == TypeName::Enum
        });
        Some(Self {
            name: by_email.or_else(by_name)?,
            password,
            role,
        })
    }
}

/// The name of the one field that is so.
fn only(entity: &RawEntity, is_so: impl Fn(&str, &FieldDeclaration) -> bool) -> Option<String> {
    let is_it = |field: &&RawField| {
        let declared = field.declaration.as_ref();
        declared.is_some_and(|declared| is_so(&field.name.value, declared))
    };
    let mut found = entity.fields.iter().filter(is_it);
    let first = found.next()?;
    found.next().is_none().then(|| first.name.value.clone())
}
