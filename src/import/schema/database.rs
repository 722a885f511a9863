use crate::import::notice::Notice;

/// A database, whatever its engine.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DatabaseSchema {
    /// The name of the database.
    pub name: String,
    pub tables: Vec<DatabaseTable>,
    pub others: Vec<OtherObject>,
    /// What its rows hold that the types of their columns do not say.
    pub notices: Vec<Notice>,
}

/// Something in the database that is no table with rows of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OtherObject {
    /// A view, a virtual table and their like.
    NotATable {
        name: String,
        what: &'static str,
    },
    Trigger {
        name: String,
        table: String,
    },
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct DatabaseTable {
    pub name: String,
    pub comment: Option<String>,
    pub columns: Vec<DatabaseColumn>,
    /// The columns of the primary key, in its order; none if there is no key.
    pub key: Vec<String>,
    /// Whether the database makes a key for a row that comes without one.
    pub makes_keys: bool,
    pub indexes: Vec<TableIndex>,
    pub references: Vec<TableReference>,
    /// Conditions as SQL says them.
    pub checks: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableIndex {
    pub name: String,
    pub unique: bool,
    pub on: IndexSubject,
    /// Those of its columns whose case it ignores.
    pub caseless: Vec<String>,
    /// Whether it does so by expressions, which are no columns otherwise.
    pub is_lowered: bool,
}

/// What an index is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexSubject {
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

/// A foreign key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableReference {
    pub columns: Vec<String>,
    pub table: String,
    /// Empty for the key of the table.
    pub target: Vec<String>,
    pub on_delete: DeleteAction,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeleteAction {
    Restrict,
    Cascade,
    SetNull,
    /// As SQL says it.
    Other(String),
}

#[derive(Debug, Clone, PartialEq)]
pub struct DatabaseColumn {
    pub name: String,
    pub comment: Option<String>,
    /// The type as the database says it.
    pub declared: String,
    pub kind: ColumnType,
    pub nullable: bool,
    pub default: Option<ColumnDefault>,
    /// Whether the database works the value out.
    pub generated: bool,
}

/// What a column holds, whatever the engine calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnType {
    /// Up to so many characters.
    Text(Option<u32>),
    Integer {
        bits: u8,
        unsigned: bool,
    },
    /// A year, as MySQL keeps it in one byte.
    Year,
    Float,
    Decimal {
        precision: u32,
        scale: u32,
    },
    /// A number of any size, with any digits behind the point.
    Numeric,
    Bool,
    Uuid,
    Date,
    Time,
    Datetime,
    Json,
    Bytes(Option<u32>),
    /// Texts that match an expression.
    TextLike(&'static str),
    Enum(Vec<String>),
    /// Values of several types.
    Mixed,
    /// Some values that its type in the language does not have.
    Odd(&'static str),
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnDefault {
    /// A value, without quotes.
    Value(String),
    /// Bytes in hexadecimal.
    Bytes(Vec<u8>),
    /// What only the database can work out, as SQL says it.
    Expression(String),
}

impl DatabaseTable {
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&DatabaseColumn> {
        self.columns
            .iter()
            .find(|column| column.name.eq_ignore_ascii_case(name))
    }

    /// The column that is the key, if it is one column.
    #[must_use]
    pub fn key_column(&self) -> Option<&DatabaseColumn> {
        match self.key.as_slice() {
            [only] => self.column(only),
            _ => None,
        }
    }
}

impl DeleteAction {
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
