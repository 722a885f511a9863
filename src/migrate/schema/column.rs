use crate::model::OnDelete;

use super::{Kind, Value};

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The field or relation that it stands for, as the spec writes it.
    pub key: String,
    pub renamed_from: Option<String>,
    pub name: String,
    pub role: Role,
    /// The type as the spec says it, for people.
    pub declared: String,
    pub kind: Kind,
    pub nullable: bool,
    pub default: Option<Value>,
    pub references: Option<ForeignKey>,
}

/// What a column is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The primary key.
    Id,
    /// A field or a foreign key of the spec.
    Member,
    /// `created_at` or `updated_at`.
    Timestamp,
    /// Counts the changes of a row.
    Version,
    /// When the row was deleted.
    DeletedAt,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    /// Whose `id` it refers to.
    pub table: String,
    /// The id's column there.
    pub column: String,
    pub on_delete: OnDelete,
}
