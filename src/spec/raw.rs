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
    /// Who may perform it: `public`, `authenticated`, `owner` or roles.
    pub access: Vec<Spanned<String>>,
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
            access: Vec::new(),
            sound: true,
        }
    }
}
