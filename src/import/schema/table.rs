use super::Column;

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    pub name: String,
    pub comment: Option<String>,
    pub columns: Vec<Column>,
    /// The columns of the primary key, in its order; none if there is no key.
    pub key: Vec<String>,
    /// Whether the database makes a key for a row that comes without one.
    pub makes_keys: bool,
    pub indexes: Vec<TableIndex>,
    pub references: Vec<ForeignKey>,
    pub checks: Vec<Check>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableIndex {
    pub name: String,
    pub unique: bool,
    pub on: Index,
    /// Those of its columns whose case it ignores.
    pub caseless: Vec<String>,
    /// Whether it does so by expressions, which are no columns otherwise.
    pub is_lowered: bool,
}

/// What an index is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Index {
    Columns(Vec<String>),
    /// Of the rows alone whose `deleted_at` is null.
    Alive(Vec<String>),
    /// Of rows that meet another condition.
    Partial,
    Expression,
    /// Of the beginnings of texts.
    Prefix,
    /// For searching in texts or places.
    Search,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKey {
    pub columns: Vec<String>,
    pub table: String,
    /// Empty for the key of the table.
    pub target: Vec<String>,
    pub on_delete: Action,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    Restrict,
    Cascade,
    SetNull,
    /// As SQL says it.
    Other(String),
}

/// A condition as SQL says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub text: String,
}

impl Table {
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns
            .iter()
            .find(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// The column that is the key, if it is one column.
    #[must_use]
    pub fn key_column(&self) -> Option<&Column> {
        match self.key.as_slice() {
            [only] => self.column(only),
            _ => None,
        }
    }
}

impl Action {
    /// The action that SQL calls so.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name.to_ascii_uppercase().as_str() {
            "" | "NO ACTION" | "RESTRICT" => Self::Restrict,
            "CASCADE" => Self::Cascade,
            "SET NULL" => Self::SetNull,
            other => Self::Other(other.to_owned()),
        }
    }
}
