use super::parts::Parts;

/// Why something is in the spec under another shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AdaptedReason {
    /// A type that the language has under another shape.
    TypeAdapted {
        declared: String,
        now: String,
        why: &'static str,
    },
    /// What the rows hold is not what the column's type says.
    RowsDiffer {
        declared: String,
        now: String,
        found: String,
    },
    MediaType,
    RelationAsField {
        why: String,
    },
    /// The key refers to another table, too.
    KeyIsReference {
        column: String,
        target: String,
    },
    /// Rows of the table need a value that the language has no place for.
    NoCreate {
        why: String,
    },
}

impl AdaptedReason {
    pub(super) fn parts(&self) -> Parts {
        let (message, help) = match self {
            Self::TypeAdapted { declared, now, why } => {
                (format!("`{declared}` is `{now}` in the spec: {why}"), None)
            }
            Self::RowsDiffer {
                declared,
                now,
                found,
            } => (
                format!("`{declared}` is `{now}` in the spec, because there are rows with {found}"),
                Some("correct the rows and import again to have the type of the column"),
            ),
            Self::MediaType => (
                "the bytes come without their media type".to_owned(),
                Some("add a field for it if it is needed"),
            ),
            Self::RelationAsField { why } => (
                format!("the reference is a plain field in the spec: {why}"),
                None,
            ),
            Self::KeyIsReference { column, target } => (
                format!(
                    "the key `{column}` is a reference to `{target}` as well, which is not in the spec"
                ),
                None,
            ),
            Self::NoCreate { why } => (
                format!("the service makes no rows of it: {why}"),
                Some("rows that are there can be read, changed and deleted"),
            ),
        };
        ("type-adapted", message, help)
    }
}
