use super::{Entity, EnumValue, Field, Project};

/// The accounts with what the model has of them.
#[derive(Debug, Clone, Copy)]
pub struct Accounts<'model> {
    pub entity: &'model Entity,
    pub login: &'model Field,
    pub password: &'model Field,
    pub role: Option<&'model Field>,
}

impl<'model> Accounts<'model> {
    /// The roles that an account may have; none where accounts have no role.
    #[must_use]
    pub fn roles(&self) -> &'model [EnumValue] {
        self.role.map_or(&[], |role| role.kind.values())
    }
}

impl Project {
    /// The accounts, where there is authentication.
    #[must_use]
    pub fn accounts(&self) -> Option<Accounts<'_>> {
        let auth = self.auth.as_ref()?;
        let entity = self.entity(&auth.entity)?;
        Some(Accounts {
            entity,
            login: entity.field(&auth.login)?,
            password: entity.field(&auth.password)?,
            role: auth.role.as_deref().and_then(|role| entity.field(role)),
        })
    }

    /// The accounts, if they are the rows of this entity.
    #[must_use]
    pub fn accounts_in(&self, entity: &Entity) -> Option<Accounts<'_>> {
        let accounts = self.accounts();
        accounts.filter(|accounts| accounts.entity.name == entity.name)
    }
}
