use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    AccessRule, Action, BelongsTo, EntityAccess, EntityNames, Field, HasMany, Lists, ManyToMany,
    Owner, Side,
};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// As the spec writes it: `Post`.
    pub name: String,
    pub names: EntityNames,
    pub description: Option<String>,
    pub id: IdColumn,
    /// The table was there before the service: no migration makes it.
    #[serde(default)]
    pub existing: bool,
    /// In the order of the spec.
    pub fields: Vec<Field>,
    /// In the order of the spec.
    pub belongs_to: Vec<BelongsTo>,
    /// Both sides: those declared here, then those of which this is the other side.
    pub many_to_many: Vec<ManyToMany>,
    /// The other sides of `belongs_to` relations that point here, in the order of the spec.
    pub has_many: Vec<HasMany>,
    /// Sets of columns, beyond the single-column ones that fields and relations ask for.
    pub indexes: Vec<NamedIndex>,
    /// Sets of columns that are unique together.
    pub uniques: Vec<NamedIndex>,
    #[serde(default)]
    pub lists: Lists,
    /// `created_at` and `updated_at`.
    pub timestamps: bool,
    /// `deleted_at`; a deleted row stays in the table and is not found any more.
    pub soft_delete: bool,
    /// `version`, with `ETag` and `If-Match`.
    pub versioned: bool,
    /// In the order list, get, create, update, delete.
    pub operations: Vec<Operation>,
    /// Who may do what; there is none without authentication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<EntityAccess>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Owner>,
    /// The transitions, then the actions, in the order of the spec.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// What the keys of features say of it.
    #[serde(default, skip_serializing_if = "FeatureSettings::is_empty")]
    pub feature_settings: FeatureSettings,
    /// The name as it was at the last generation, in the spec's spelling.
    pub renamed_from: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdColumn {
    pub kind: IdKind,
    /// Not quoted.
    #[serde(default = "id")]
    pub column: String,
}

fn id() -> String {
    "id".to_owned()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IdKind {
    /// Version 7, made by the service.
    Uuid,
    /// Made by the database.
    Bigint,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operation {
    List,
    Get,
    Create,
    Update,
    Delete,
}

impl Operation {
    /// The rule of `access` that it obeys.
    #[must_use]
    pub const fn rule(self) -> AccessRule {
        match self {
            Self::List | Self::Get => AccessRule::Read,
            Self::Create => AccessRule::Create,
            Self::Update => AccessRule::Update,
            Self::Delete => AccessRule::Delete,
        }
    }

    pub const ALL: [Self; 5] = [
        Self::List,
        Self::Get,
        Self::Create,
        Self::Update,
        Self::Delete,
    ];

    /// As the spec writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Get => "get",
            Self::Create => "create",
            Self::Update => "update",
            Self::Delete => "delete",
        }
    }

    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|operation| operation.name() == name)
    }
}

impl Entity {
    /// Whether it has commands and queries of their own types, instead of methods of one service.
    #[must_use]
    pub fn cqrs(&self) -> bool {
        self.feature_settings.contains_key(CQRS_SETTING)
    }

    #[must_use]
    pub fn has(&self, operation: Operation) -> bool {
        self.operations.contains(&operation)
    }

    /// Whether clients can do something that obeys a rule.
    #[must_use]
    pub fn obeys(&self, rule: AccessRule) -> bool {
        self.operations
            .iter()
            .any(|operation| operation.rule() == rule)
    }

    /// The field of this name on the wire.
    #[must_use]
    pub fn field(&self, wire: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.names.wire == wire)
    }

    /// The `belongs_to` of this name on the wire.
    #[must_use]
    pub fn key(&self, wire: &str) -> Option<&BelongsTo> {
        self.belongs_to.iter().find(|key| key.names.wire == wire)
    }

    /// The `belongs_to` whose foreign key has this name on the wire.
    #[must_use]
    pub fn key_of_column(&self, wire: &str) -> Option<&BelongsTo> {
        self.belongs_to.iter().find(|key| key.key.wire == wire)
    }

    /// The many-to-many relations of the spec, without the inverses of others.
    pub fn declared_links(&self) -> impl Iterator<Item = &ManyToMany> {
        let links = self.many_to_many.iter();
        links.filter(|link| link.side == Side::Declared)
    }

    /// The relations that clients see, each with its name on the wire and the entity at its other
    /// end. A private key hides its own side alone.
    pub fn relations(&self) -> impl Iterator<Item = (&str, &str)> {
        let keys = self.belongs_to.iter().filter(|key| !key.private);
        let keys = keys.map(|key| (&*key.names.wire, &*key.target));
        let links = self.many_to_many.iter();
        let links = links.map(|link| (&*link.names.wire, &*link.target));
        let many = self.has_many.iter();
        let many = many.map(|many| (&*many.names.wire, &*many.source));
        keys.chain(links).chain(many)
    }

    /// Whether it has relations that clients see.
    #[must_use]
    pub fn has_relations(&self) -> bool {
        self.relations().next().is_some()
    }

    /// The foreign key that names the account which a row belongs to.
    #[must_use]
    pub fn owner_key(&self) -> Option<&BelongsTo> {
        match self.owner.as_ref()? {
            Owner::Relation(name) => self.key(name),
            Owner::Account => None,
        }
    }

    /// Whether some actions are on single rows.
    #[must_use]
    pub fn has_row_actions(&self) -> bool {
        self.actions.iter().any(Action::is_on_row)
    }
}

/// Several columns, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedIndex {
    /// The name in the database: `posts_published_published_at_idx`, or `…_key` when unique.
    pub name: String,
    pub columns: Vec<String>,
}

/// The setting that asks for GraphQL.
pub const GRAPHQL_SETTING: &str = "api.graphql";

/// The key of where events are published.
pub const EVENTS_SETTING: &str = "events";

/// The name in [`Entity::feature_settings`] of what gives an entity commands and queries.
pub const CQRS_SETTING: &str = "cqrs";

/// Where events are published that no other service gets.
pub const EVENTS_IN_MEMORY: &str = "memory";

/// The key of the events that a service handles.
pub const SUBSCRIBES_SETTING: &str = "subscribes";

/// The key of the services that are called.
pub const CLIENTS_SETTING: &str = "clients";

/// What the keys of features say, by key: `telemetry`, `api.graphql`. A key that says what is so
/// anyway is not among them.
pub type FeatureSettings = BTreeMap<String, serde_json::Value>;
