use std::fmt;

use crate::model::Rename;

/// A spec with a change, and what there is to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecEdit {
    pub text: String,
    pub notes: Vec<EditNote>,
    pub rename: Option<Rename>,
}

/// What else has happened to the spec, or should have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditNote {
    /// An index goes with one of its fields.
    IndexRemoved {
        entity: String,
        columns: Vec<String>,
    },
    /// A field is no longer named by `filters` or `sorts`.
    ListEntryRemoved {
        entity: String,
        list: &'static str,
        name: String,
    },
    /// The table and the routes keep the plural that the spec gives.
    PluralKept { entity: String, plural: String },
}

impl From<String> for SpecEdit {
    fn from(text: String) -> Self {
        Self {
            text,
            notes: Vec::new(),
            rename: None,
        }
    }
}

impl fmt::Display for EditNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::IndexRemoved { entity, columns } => {
                let columns = columns.join(", ");
                write!(f, "the index on [{columns}] of `{entity}` goes, too")
            }
            Self::ListEntryRemoved { entity, list, name } => {
                write!(f, "`{name}` goes from the `{list}` of `{entity}`, too")
            }
            Self::PluralKept { entity, plural } => write!(
                f,
                "`{entity}` keeps `plural: {plural}`, and with it the table and the routes"
            ),
        }
    }
}
