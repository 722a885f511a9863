use serde::{Deserialize, Serialize};

/// The accounts of a service: which entity they are, and which of its fields people log in with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Auth {
    /// As the spec writes it: `User`.
    pub entity: String,
    /// The fields by their names in the spec.
    pub login: String,
    pub password: String,
    /// Its values are the roles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

impl Auth {
    /// The table of what is logged in, and the segment below which accounts register and log in.
    pub const SESSIONS: &str = "auth_sessions";
    pub const ROUTE: &str = "auth";
}

/// Who may do what with an entity. Nobody may where nothing is granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityAccess {
    /// List and get, wherever the rows come out.
    pub read: Vec<Grant>,
    pub create: Vec<Grant>,
    /// Replace, update, link and unlink.
    pub update: Vec<Grant>,
    pub delete: Vec<Grant>,
    /// The spec says nothing of it, neither in the entity nor in `defaults`.
    #[serde(default)]
    pub by_default: bool,
}

/// Whom an operation is open to. Grants are in this order, roles in that of their enum; each is
/// there once, and [`Grant::Public`] and [`Grant::Authenticated`] are alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grant {
    /// Everybody, with an account or without.
    Public,
    /// Every account.
    Authenticated,
    /// The account that the row belongs to.
    Owner,
    /// The accounts of a role: the value on the wire.
    Role(String),
}

impl Grant {
    /// As the spec writes it.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Public => "public",
            Self::Authenticated => "authenticated",
            Self::Owner => "owner",
            Self::Role(role) => role,
        }
    }
}

/// Which account a row belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// That to which a `belongs_to` points; its name in the spec.
    Relation(String),
    /// The row is the account.
    Account,
}

/// What `access` has rules for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AccessRule {
    Read,
    Create,
    Update,
    Delete,
}

impl AccessRule {
    pub const ALL: [Self; 4] = [Self::Read, Self::Create, Self::Update, Self::Delete];

    /// As the spec writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }
}

impl EntityAccess {
    /// Whom a rule lets through.
    #[must_use]
    pub fn of(&self, rule: AccessRule) -> &[Grant] {
        match rule {
            AccessRule::Read => &self.read,
            AccessRule::Create => &self.create,
            AccessRule::Update => &self.update,
            AccessRule::Delete => &self.delete,
        }
    }

    /// Reading is public, writing is for accounts.
    #[must_use]
    pub fn usual() -> Self {
        let accounts = || vec![Grant::Authenticated];
        Self {
            read: vec![Grant::Public],
            create: accounts(),
            update: accounts(),
            delete: accounts(),
            by_default: true,
        }
    }

    /// Each account is its owner's alone, and is made by registering.
    #[must_use]
    pub fn of_accounts() -> Self {
        let owner = || vec![Grant::Owner];
        Self {
            read: owner(),
            create: Vec::new(),
            update: owner(),
            delete: owner(),
            by_default: true,
        }
    }
}
