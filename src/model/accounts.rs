use super::{Entity, Field, Project};

/// The accounts with what the model has of them.
#[derive(Debug, Clone, Copy)]
pub struct Accounts<'model> {
    pub entity: &'model Entity,
    pub login: &'model Field,
    pub password: &'model Field,
    pub role: Option<&'model Field>,
}

impl Project {
    /// The accounts, where there is authentication.
    #[must_use]
    pub fn accounts(&self) -> Option<Accounts<'_>> {
        let auth = self.auth.as_ref()?;
        let entity = self.entity(&auth.entity)?;
        let field = |name: &str| entity.fields.iter().find(|field| field.names.wire == name);
        Some(Accounts {
            entity,
            login: field(&auth.login)?,
            password: field(&auth.password)?,
            role: auth.role.as_deref().and_then(field),
        })
    }
}
