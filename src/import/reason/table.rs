use super::list::list;
use super::parts::Parts;

/// Why a table is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableReason {
    NoKey,
    CompositeKey {
        columns: Vec<String>,
    },
    /// The language has no ids of this type.
    KeyType {
        column: String,
        declared: String,
    },
    NothingButKey,
    /// A join table of which an end is not in the spec.
    LinksLeftOut {
        target: String,
    },
    NotATable {
        what: &'static str,
    },
}

impl TableReason {
    pub(super) fn parts(&self) -> Parts {
        const ADD: &str = "give it a key of its own in one column, or write the entity by hand";
        let (message, help) = match self {
            Self::CompositeKey { columns } => {
                (format!("the key is made of {}", list(columns)), Some(ADD))
            }
            Self::KeyType { column, declared } => (
                format!(
                    "the key `{column}` is of the type `{declared}`, and ids are `uuid` or `bigint`"
                ),
                Some(ADD),
            ),
            Self::NothingButKey => (
                "there is nothing in it but its key".to_owned(),
                Some("an entity needs a field or a relation"),
            ),
            Self::LinksLeftOut { target } => (
                format!("it links to `{target}`, which is not in the spec"),
                None,
            ),
            Self::NotATable { what } => (format!("it is {what}"), None),
            Self::NoKey => ("it has no primary key".to_owned(), Some(ADD)),
        };
        ("table-left-out", format!("left out: {message}"), help)
    }
}
