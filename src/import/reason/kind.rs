use crate::diagnostics::Wording;

use super::parts::parts;

/// Why something of the source is not in the spec as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
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
    /// The key refers to another table, too.
    KeyIsReference {
        column: String,
        target: String,
    },
    /// Rows of the table need a value that the language has no place for.
    NoCreate {
        why: String,
    },
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
    Check {
        text: String,
    },
    Default {
        text: String,
    },
    /// A default such as the present time.
    DefaultOfDatabase {
        text: String,
    },
    OnDelete {
        action: String,
    },
    ReferenceColumns {
        target: String,
        columns: Vec<String>,
    },
    ReferenceLeftOut {
        target: String,
    },
    ReferenceNotKey {
        target: String,
        column: String,
    },
    ReferenceType {
        target: String,
        declared: String,
    },
    IndexLeftOut {
        name: String,
        why: &'static str,
    },
    Trigger {
        names: Vec<String>,
    },
    Renamed {
        from: String,
        to: String,
    },
    /// What the language itself says against it.
    Refused {
        what: &'static str,
        why: String,
    },
    RelationAsField {
        why: String,
    },
    UnknownEntity {
        entity: String,
    },
    BuiltInEntity {
        entity: String,
        relation: String,
        optional: bool,
    },
    Option {
        text: String,
    },
    /// A setting of an application that a spec has a key for.
    Setting {
        text: String,
        instead: &'static str,
    },
    Labels {
        of: String,
    },
    Validation {
        text: String,
    },
    MediaType,
    TableName {
        table: String,
    },
}

impl Reason {
    /// Whether a reader of the spec misses something that is not there.
    #[must_use]
    pub fn is_missed(&self) -> bool {
        !matches!(
            self,
            Self::NotATable { .. }
                | Self::Trigger { .. }
                | Self::Renamed { .. }
                | Self::Option { .. }
                | Self::Setting { .. }
                | Self::Labels { .. }
        )
    }

    /// The reason in words.
    #[must_use]
    pub fn wording(&self) -> Wording {
        let (code, message, help) = parts(self);
        Wording {
            code,
            message,
            label: None,
            help: help.map(str::to_owned),
        }
    }
}
