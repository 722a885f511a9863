use serde::{Deserialize, Serialize};

use super::FieldNames;

/// A foreign key: `author: belongs_to User`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BelongsTo {
    /// Of the relation: `author`. `names.column` is the foreign key's: `author_id`.
    pub names: FieldNames,
    /// Of the foreign key as a field: `author_id` in every spelling.
    pub key: FieldNames,
    /// The target's name, as the spec writes it; may be the entity itself.
    pub target: String,
    pub on_delete: OnDelete,
    pub optional: bool,
    /// One to one.
    pub unique: bool,
    pub immutable: bool,
    /// The key never comes out in a response and the relation cannot be included.
    pub private: bool,
    /// The name on the other side; `None` for `inverse=none`.
    pub inverse: Option<String>,
    pub description: Option<String>,
    pub renamed_from: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnDelete {
    Restrict,
    Cascade,
    SetNull,
}

/// The other side of a [`BelongsTo`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HasMany {
    /// `posts`, or `replies` as `inverse=` says.
    pub names: FieldNames,
    /// The last segment of the nested route: `posts`, in kebab-case.
    pub route: String,
    /// The entity that holds the key, as the spec writes it.
    pub source: String,
    /// The relation there: `author`.
    pub relation: String,
    /// The foreign key's column there: `author_id`.
    pub column: String,
    /// At most one row on the other side, because the key is unique there.
    pub one: bool,
}

/// One side of a join table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ManyToMany {
    /// `tags`; on the other side the inverse's name.
    pub names: FieldNames,
    /// The last segment of the nested route: `tags`, in kebab-case.
    pub route: String,
    /// The entity at the other end, as the spec writes it; may be the entity itself.
    pub target: String,
    /// Whether the relation is declared on this side.
    pub side: Side,
    /// The join table, named for the declaring side: `post_tags`. The same on both sides.
    pub table: String,
    /// The table was there before the service: no migration makes it.
    #[serde(default)]
    pub existing: bool,
    /// The column that holds this side's id: `post_id`.
    pub own_column: String,
    /// The column that holds the other side's id: `tag_id`.
    pub other_column: String,
    /// The path parameter of the other side's id: `tag_id`.
    pub other_param: String,
    pub description: Option<String>,
    pub renamed_from: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Declared,
    Inverse,
}
