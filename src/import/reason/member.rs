use super::parts::Parts;

/// Why a column or a relation is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemberReason {
    UnknownType {
        declared: String,
    },
    Generated,
    /// The rows hold values of several types.
    RowsMixed,
    /// Some rows hold what the type in the language does not have.
    RowsOdd {
        found: &'static str,
    },
    UnknownEntity {
        entity: String,
    },
    BuiltInEntity {
        entity: String,
        relation: String,
        optional: bool,
    },
}

impl MemberReason {
    pub(super) fn parts(&self) -> Parts {
        let (message, help) = match self {
            Self::UnknownType { declared } if declared.is_empty() => {
                ("it has no type".to_owned(), None)
            }
            Self::UnknownType { declared } => {
                (format!("the language has no type for `{declared}`"), None)
            }
            Self::UnknownEntity { entity } => (
                format!("there is no entity `{entity}`"),
                Some("define it, or correct the name"),
            ),
            Self::BuiltInEntity {
                entity,
                relation,
                optional,
            } => {
                let optional = if *optional { " optional" } else { "" };
                (
                    format!(
                        "`{entity}` is one of JHipster's own; with an entity `{entity}` it is \
                         `{relation}: belongs_to {entity}{optional}`"
                    ),
                    None,
                )
            }
            Self::RowsOdd { found } => (
                format!("there are rows with {found}"),
                Some("correct the rows and import again"),
            ),
            Self::RowsMixed => (
                "its rows hold values of several types".to_owned(),
                Some("bring them to one type and import again"),
            ),
            Self::Generated => ("the database computes it".to_owned(), None),
        };
        ("column-left-out", format!("left out: {message}"), help)
    }
}
