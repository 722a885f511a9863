use std::collections::BTreeMap;
use std::time::Duration;

use super::types::{RelationKind, TypeName};
use super::words::{DeclarationWords, Literal};
use super::yaml::Node;
use crate::diagnostics::{Source, Span, Spanned};
use crate::model::{Engine, IdKind, Operation};

/// A spec as it was written, before any name was looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawSpec {
    pub source: Source,
    pub service: Option<RawService>,
    pub database: RawDatabase,
    pub prefix: Option<Spanned<String>>,
    /// The accounts; absent without authentication.
    pub auth: Option<RawAuth>,
    /// What the keys of features say.
    pub features: RawFeatureSettings,
    pub defaults: RawSettings,
    /// Where `entities:` stands.
    pub entities_key: Option<Span>,
    pub entities: Vec<RawEntity>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawService {
    pub name: Option<Spanned<String>>,
    pub description: Option<Spanned<String>>,
    pub version: Option<Spanned<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawDatabase {
    pub engine: Option<Spanned<Engine>>,
    pub pool: Option<RawPool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawPool {
    /// Of its key.
    pub span: Span,
    pub max_connections: Option<u32>,
    pub idle_timeout: Option<Duration>,
    pub acquire_timeout: Option<Duration>,
    pub statement_timeout: Option<Duration>,
}

/// Which entity is that of the accounts, and which of its fields people log in with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawAuth {
    /// Of its key.
    pub span: Span,
    pub entity: Option<Spanned<String>>,
    pub login: Option<Spanned<String>>,
    pub password: Option<Spanned<String>>,
    pub role: Option<Spanned<String>>,
}

impl RawAction {
    /// Whether `set` writes an input to a field.
    #[must_use]
    pub fn sets(&self, field: &str, input: &str) -> bool {
        self.set.iter().any(|given| {
            let value = given.value.value.text();
            let name = value.and_then(|value| value.strip_prefix('$'));
            given.field.value == field && name == Some(input)
        })
    }
}

impl RawAuth {
    /// The entity of the accounts; empty if it is missing, which has been reported.
    #[must_use]
    pub fn entity_name(&self) -> &str {
        let name = self.entity.as_ref();
        name.map(|name| name.value.as_str()).unwrap_or_default()
    }
}

/// One line of `access:`, whatever it is that may be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawAccessRule {
    /// `read`, `create`, `update`, `delete`, or the name of something else.
    pub name: Spanned<String>,
    /// The words as they were written; nobody may where there are none.
    pub who: Spanned<Vec<Spanned<String>>>,
}

/// What an entity and `defaults:` can both say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RawSettings {
    pub id: Option<Spanned<IdKind>>,
    /// The column of the id, where it is not called so.
    pub id_column: Option<Spanned<String>>,
    pub timestamps: Option<Spanned<bool>>,
    pub soft_delete: Option<Spanned<bool>>,
    pub versioned: Option<Spanned<bool>>,
    pub operations: Option<Spanned<Vec<Operation>>>,
    /// With the place of its key.
    pub access: Option<Spanned<Vec<RawAccessRule>>>,
    /// What the keys of features say.
    pub features: RawFeatureSettings,
}

/// The values of features' keys, by key: `telemetry`, `api.graphql`.
pub type RawFeatureSettings = BTreeMap<String, RawFeatureSetting>;

/// The value of a feature's key as it was written, and as the feature has read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawFeatureSetting {
    /// Where the key stands.
    pub key: Span,
    pub node: Node,
    /// As the model keeps it; nothing where it is the default, or could not be read.
    pub value: Option<serde_json::Value>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawEntity {
    pub name: Spanned<String>,
    pub description: Option<Spanned<String>>,
    pub plural: Option<Spanned<String>>,
    /// The table that is there already.
    pub table: Option<Spanned<String>>,
    pub settings: RawSettings,
    pub fields: Vec<RawField>,
    pub relations: Vec<RawRelation>,
    /// The fields that have transitions.
    pub states: Vec<Spanned<String>>,
    /// The transitions, then the actions.
    pub actions: Vec<RawAction>,
    pub indexes: Vec<Spanned<Vec<Spanned<String>>>>,
    pub uniques: Vec<Spanned<Vec<Spanned<String>>>>,
    /// What lists may be filtered by; everything that can be where it is absent.
    pub filters: Option<Vec<Spanned<String>>>,
    /// What lists may be sorted by, likewise.
    pub sorts: Option<Vec<Spanned<String>>>,
    pub include_limit: Option<u32>,
    /// The relation to the account that a row belongs to.
    pub owner: Option<Spanned<String>>,
    pub renamed_from: Option<Spanned<String>>,
    /// Whether all of it could be read: only then can something be missing in it.
    pub sound: bool,
}

impl RawSpec {
    /// A spec that says nothing.
    #[must_use]
    pub(super) fn new(source: Source) -> Self {
        Self {
            source,
            service: None,
            database: RawDatabase::default(),
            prefix: None,
            auth: None,
            features: RawFeatureSettings::new(),
            defaults: RawSettings::default(),
            entities_key: None,
            entities: Vec::new(),
        }
    }
}

impl RawEntity {
    /// An entity that says nothing.
    #[must_use]
    pub(super) fn new(name: Spanned<String>) -> Self {
        Self {
            name,
            description: None,
            plural: None,
            table: None,
            settings: RawSettings::default(),
            fields: Vec::new(),
            relations: Vec::new(),
            states: Vec::new(),
            actions: Vec::new(),
            indexes: Vec::new(),
            uniques: Vec::new(),
            filters: None,
            sorts: None,
            include_limit: None,
            owner: None,
            renamed_from: None,
            sound: true,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawField {
    pub name: Spanned<String>,
    /// Absent when it could not be read; the name is still taken.
    pub declaration: Option<FieldDeclaration>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDeclaration {
    pub kind: Spanned<TypeName>,
    /// `P,S` of a decimal.
    pub digits: Option<Spanned<(u32, u32)>>,
    /// Of an enum.
    pub values: Vec<Spanned<String>>,
    pub words: DeclarationWords,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawRelation {
    pub name: Spanned<String>,
    /// Absent when it could not be read; the name is still taken.
    pub declaration: Option<RelationDeclaration>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationDeclaration {
    pub kind: RelationKind,
    pub kind_span: Span,
    pub target: Spanned<String>,
    pub words: DeclarationWords,
}

/// An action or a transition as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawAction {
    pub name: Spanned<String>,
    /// What makes it a transition.
    pub transition: Option<RawTransition>,
    pub description: Option<Spanned<String>>,
    /// Where `on: collection` stands.
    pub collection: Option<Span>,
    pub when: Vec<RawAssignment>,
    pub input: Vec<RawField>,
    pub set: Vec<RawAssignment>,
    /// Where `custom: true` stands.
    pub custom: Option<Span>,
    /// Who may perform it: `public`, `authenticated`, `owner` or roles. Without it, the rules of the
    /// entity say so.
    pub access: Option<Spanned<Vec<Spanned<String>>>>,
    /// Whether all of it could be read.
    pub sound: bool,
}

/// The states between which a transition leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawTransition {
    /// Whose states they are.
    pub field: Spanned<String>,
    pub from: Vec<Spanned<String>>,
    pub to: Option<Spanned<String>>,
}

/// `field=value` in `when` or `set`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawAssignment {
    pub field: Spanned<String>,
    pub value: Spanned<Literal>,
}

impl RawAction {
    /// An action that says nothing.
    pub(super) fn new(name: Spanned<String>) -> Self {
        Self {
            name,
            transition: None,
            description: None,
            collection: None,
            when: Vec::new(),
            input: Vec::new(),
            set: Vec::new(),
            custom: None,
            access: None,
            sound: true,
        }
    }
}
