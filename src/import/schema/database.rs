use crate::import::notice::Notice;

/// A database, whatever its engine.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DatabaseSchema {
    /// The name of the database.
    pub name: String,
    pub tables: Vec<DatabaseTable>,
    pub others: Vec<OtherObject>,
    /// What there is that cannot be said here, and rows that are not what their columns say.
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
    /// Of something that the language has no index of.
    Other(String),
}

impl IndexSubject {
    /// Of an expression.
    #[must_use]
    pub fn expression() -> Self {
        Self::Other("it is of an expression".to_owned())
    }

    /// Of rows that meet a condition.
    #[must_use]
    pub fn partial() -> Self {
        Self::Other("it is of some rows alone".to_owned())
    }
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
    /// How its texts are compared, if not by their characters.
    pub collation: Option<String>,
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
