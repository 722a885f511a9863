use super::list::list;
use super::parts::Parts;

/// Why a foreign key is no relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReferenceReason {
    Columns {
        target: String,
        columns: Vec<String>,
    },
    LeftOut {
        target: String,
    },
    NotKey {
        target: String,
        column: String,
    },
    Type {
        target: String,
        declared: String,
    },
}

impl ReferenceReason {
    pub(super) fn parts(&self) -> Parts {
        let message = match self {
            Self::Columns { target, columns } => format!(
                "the reference to `{target}` is not in the spec: it is made of {}",
                list(columns)
            ),
            Self::LeftOut { target } => {
                format!(
                    "the reference is a plain field in the spec: the table `{target}` is not in it"
                )
            }
            Self::NotKey { target, column } => format!(
                "the reference is a plain field in the spec: it is to `{target}.{column}`, which is not the key"
            ),
            Self::Type { target, declared } => format!(
                "the reference is a plain field in the spec: its type `{declared}` is not that of the key of `{target}`"
            ),
        };
        ("reference-left-out", message, None)
    }
}
