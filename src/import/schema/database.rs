use super::Table;

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Schema {
    /// The name of the database.
    pub name: String,
    pub tables: Vec<Table>,
    pub others: Vec<Other>,
}

/// Something in the database that is no table with rows of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Other {
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
