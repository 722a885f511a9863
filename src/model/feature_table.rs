use serde::{Deserialize, Serialize};

use super::{FieldKind, IdKind, OnDelete};

/// A table that a feature keeps beside those of the entities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureTable {
    /// The name of the feature.
    pub feature: String,
    /// Not quoted.
    pub name: String,
    /// What stands above it in the schema.
    pub description: Option<String>,
    pub columns: Vec<FeatureColumn>,
    /// Nobody misses its rows: it may be dropped and made anew without being asked.
    pub disposable: bool,
}

/// A column of it, kept in the database as those of entities are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureColumn {
    /// What the column is for, whatever it is called: by it, a new name is known for one.
    pub key: String,
    /// Not quoted.
    pub name: String,
    pub kind: FeatureColumnKind,
    pub optional: bool,
    pub index: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeatureColumnKind {
    /// The primary key.
    Id(IdKind),
    /// The id of a row of an entity, which the spec calls so.
    Reference {
        entity: String,
        on_delete: OnDelete,
    },
    Value(FieldKind),
}

impl FeatureColumn {
    /// A required column without an index.
    #[must_use]
    pub fn new(key: &str, name: &str, kind: FeatureColumnKind) -> Self {
        Self {
            key: key.to_owned(),
            name: name.to_owned(),
            kind,
            optional: false,
            index: false,
        }
    }

    #[must_use]
    pub fn indexed(self) -> Self {
        Self {
            index: true,
            ..self
        }
    }
}
