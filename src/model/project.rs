use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Action, Auth, BelongsTo, CLIENTS_SETTING, EVENTS_IN_MEMORY, EVENTS_SETTING, Engine, Entity,
    FeatureSettings, FeatureTable, FieldKind, IdKind, Operation, Pool, SUBSCRIBES_SETTING,
};

/// One service, as the views see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    pub service: Service,
    pub engine: Engine,
    pub pool: Pool,
    pub api: Api,
    /// Nothing without authentication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth: Option<Auth>,
    /// What its features keep in the database.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<FeatureTable>,
    /// What the keys of features say, beside those of the language.
    #[serde(flatten)]
    pub feature_settings: FeatureSettings,
    /// In the order of the spec.
    pub entities: Vec<Entity>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Kebab-case; also the crate's name.
    pub name: String,
    /// The crate as Rust code names it: `my_blog`.
    pub crate_name: String,
    /// For people: `My blog`.
    pub title: String,
    pub description: Option<String>,
    pub version: String,
    /// The table in which it records the migrations that a database has. A service keeps the name
    /// that it was generated with, because its databases have it.
    #[serde(default = "earlier_migrations_table")]
    pub migrations_table: String,
}

/// What new services call it: like no entity's table, and like that of no other framework.
pub const MIGRATIONS_TABLE: &str = "_service_migrations";

/// What services called it before their memory named it.
pub const EARLIER_MIGRATIONS_TABLE: &str = "schema_migrations";

fn earlier_migrations_table() -> String {
    EARLIER_MIGRATIONS_TABLE.to_owned()
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Api {
    /// With a leading slash and without a trailing one: `/api/v1`; empty for the root.
    pub prefix: String,
}

impl Project {
    /// The entity of this name, as the spec writes it.
    #[must_use]
    pub fn entity(&self, name: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.name == name)
    }

    /// The kind of the ids of an entity.
    #[must_use]
    pub fn id_kind(&self, entity: &str) -> IdKind {
        let entity = self.entity(entity);
        entity.map_or(IdKind::Uuid, |entity| entity.id.kind)
    }

    /// Whether an entity is like this.
    #[must_use]
    pub fn has_entity(&self, is_like: impl Fn(&Entity) -> bool) -> bool {
        self.entities.iter().any(is_like)
    }

    /// Whether a field, or an input of an action, is of such a kind.
    #[must_use]
    pub fn has_kind(&self, is_kind: impl Fn(&FieldKind) -> bool) -> bool {
        self.has_entity(|entity| {
            let inputs = entity.actions.iter().flat_map(Action::inputs);
            let mut fields = entity.fields.iter().chain(inputs);
            fields.any(|field| is_kind(&field.kind))
        })
    }

    /// Whether changes of its entities are published.
    #[must_use]
    pub fn publishes_events(&self) -> bool {
        self.feature_settings.contains_key(EVENTS_SETTING) && !self.entities.is_empty()
    }

    /// Whether no other service gets its events, nor it those of others.
    #[must_use]
    pub fn keeps_events_in_process(&self) -> bool {
        let broker = self.feature_settings.get(EVENTS_SETTING);
        broker.is_some_and(|broker| broker == EVENTS_IN_MEMORY)
    }

    /// Whether it handles events, of its own or of other services.
    #[must_use]
    pub fn subscribes_to_events(&self) -> bool {
        self.publishes_events() && self.feature_settings.contains_key(SUBSCRIBES_SETTING)
    }

    /// Whether it calls services of which nothing but the names of resources is known.
    #[must_use]
    pub fn calls_by_name(&self) -> bool {
        let clients = self.feature_settings.get(CLIENTS_SETTING);
        let mut clients = clients.and_then(Value::as_array).into_iter().flatten();
        clients.any(|client| client.get("resources").is_some())
    }

    /// Whether there are decimal numbers.
    #[must_use]
    pub fn has_decimals(&self) -> bool {
        self.has_kind(|kind| matches!(kind, FieldKind::Decimal { .. }))
    }

    /// Whether clients can do this with an entity.
    #[must_use]
    pub fn has_operation(&self, operation: Operation) -> bool {
        self.has_entity(|entity| entity.has(operation))
    }

    /// All foreign keys that refer to an entity, with the entities that have them.
    pub fn keys_to<'model>(
        &'model self,
        entity: &str,
    ) -> impl Iterator<Item = (&'model Entity, &'model BelongsTo)> {
        let sources = self.entities.iter();
        let keys =
            sources.flat_map(|source| source.belongs_to.iter().map(move |key| (source, key)));
        keys.filter(move |(_, key)| key.target == entity)
    }
}

/// What a command has given another name; the spec says nothing of it any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rename {
    Entity {
        from: String,
        to: String,
    },
    /// A field or relation.
    Member {
        entity: String,
        from: String,
        to: String,
    },
    /// An action or transition.
    Action {
        entity: String,
        from: String,
        to: String,
    },
}
