use thiserror::Error;

use crate::diagnostics::Wording;

use super::document::Provenance;

/// Something of the source that is not in the spec as it was, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub origin: Provenance,
    pub reason: NoticeReason,
}

/// Why something of the source is not in the spec as it was.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NoticeReason {
    #[error("left out: {0}")]
    Table(#[from] TableReason),
    #[error("left out: {0}")]
    Member(#[from] MemberReason),
    #[error(transparent)]
    Adapted(#[from] AdaptedReason),
    #[error(transparent)]
    Reference(#[from] ReferenceReason),
    #[error(transparent)]
    Rule(#[from] RuleReason),
    #[error("`{from}` is `{to}` in the spec: {why}")]
    Renamed {
        from: String,
        to: String,
        why: String,
    },
    /// What the language itself says against it.
    #[error("the {what} is not in the spec: {why}")]
    Refused { what: &'static str, why: String },
}

/// Why a table is left out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TableReason {
    #[error("it has no primary key")]
    NoKey,
    #[error("the key is made of {}", list(.columns))]
    CompositeKey { columns: Vec<String> },
    /// The language has no ids of this type.
    #[error("the key `{column}` is of the type `{declared}`, and ids are `uuid` or `bigint`")]
    KeyType { column: String, declared: String },
    #[error("there is nothing in it but its key")]
    NothingButKey,
    /// The language takes none of its other columns.
    #[error("nothing but its key could be in the spec")]
    NothingLeft,
    /// A join table of which an end is not in the spec.
    #[error("it links to `{target}`, which is not in the spec")]
    LinksLeftOut { target: String },
    #[error("{of} records its migrations in it")]
    MigrationRecord { of: &'static str },
    #[error("it is another schema, with {tables} {}", if *.tables == 1 { "table" } else { "tables" })]
    OtherSchema { tables: usize },
    #[error("the schema `{schema}` has a table of this name, too")]
    SameName { schema: String },
    #[error("it is {what}")]
    NotATable { what: &'static str },
}

/// Why a column or a relation is left out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MemberReason {
    #[error("it has no type")]
    NoType,
    #[error("the language has no type for `{declared}`")]
    UnknownType { declared: String },
    #[error("`{declared}` does not say how many digits it has, and `decimal` has to")]
    NoDigits { declared: String },
    #[error("`{declared}` has more digits than the {limit} that a service keeps exactly")]
    TooManyDigits { declared: String, limit: u32 },
    #[error("the database computes it")]
    Generated,
    #[error("its rows hold values of several types")]
    RowsMixed,
    /// Some rows hold what the type in the language does not have.
    #[error("there are rows with {found}")]
    RowsOdd { found: &'static str },
    #[error(
        "`{entity}` is one of JHipster's own; with an entity `{entity}` it is \
         `{relation}: belongs_to {entity}{}`", if *.optional { " optional" } else { "" }
    )]
    BuiltInEntity {
        entity: String,
        relation: String,
        optional: bool,
    },
}

/// Why something is in the spec under another shape.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AdaptedReason {
    /// A type that the language has under another shape.
    #[error("`{declared}` is `{now}` in the spec: {why}")]
    TypeAdapted {
        declared: String,
        now: String,
        why: &'static str,
    },
    /// What the rows hold is not what the column's type says.
    #[error("`{declared}` is `{now}` in the spec, because there are rows with {found}")]
    RowsDiffer {
        declared: String,
        now: String,
        found: String,
    },
    #[error("the bytes come without their media type")]
    MediaType,
    #[error("the reference is a plain field in the spec: {why}")]
    RelationAsField { why: String },
    /// The key refers to another table, too.
    #[error("the key `{column}` is also a reference to `{target}`, and that is not in the spec")]
    KeyIsReference { column: String, target: String },
    /// An entity has at least one field.
    #[error("{} are plain fields in the spec, because the table has no other", list(.columns))]
    SystemColumns { columns: Vec<String> },
    /// The language lets a deleted row and another one share a value.
    #[error(
        "deleted rows count where {} is unique, and in the spec they do not", list(.columns)
    )]
    UniqueOfAlive { columns: Vec<String> },
    /// Names of tables say no schema.
    #[error(
        "the service finds the tables by its search path: `options=-csearch_path={path}` in its address"
    )]
    SearchPath { path: String },
    /// Rows of the table need a value that the language has no place for.
    #[error("the service makes no rows of it: {why}")]
    NoCreate { why: String },
}

/// Why a foreign key is no relation.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReferenceReason {
    #[error("the reference to `{target}` is not in the spec: it is made of {}", list(.columns))]
    Columns {
        target: String,
        columns: Vec<String>,
    },
    #[error("the reference is a plain field in the spec: the table `{target}` is not in it")]
    LeftOut { target: String },
    #[error(
        "the reference is a plain field in the spec: it is to `{target}.{column}`, which is not the key"
    )]
    NotKey { target: String, column: String },
    #[error(
        "the reference is a plain field in the spec: its type `{declared}` is not that of the key of `{target}`"
    )]
    Type { target: String, declared: String },
}

/// Why a rule or a setting is left out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleReason {
    #[error("the check `{}` is not in the spec: it is none of the language's", short(.text))]
    Check { text: String },
    #[error("the default `{}` is not in the spec: it is no value of the type", short(.text))]
    Default { text: String },
    /// A default such as the present time.
    #[error(
        "the default `{}` is not in the spec: only the database can work it out", short(.text)
    )]
    DefaultOfDatabase { text: String },
    #[error(
        "`ON DELETE {action}` is not in the spec: the language has restrict, cascade and set_null"
    )]
    OnDelete { action: String },
    #[error("`ON DELETE SET NULL` is not in the spec: the reference is required")]
    SetNullRequired,
    #[error("the default `{}` of the reference is not in the spec: relations have none", short(.text))]
    DefaultOfReference { text: String },
    #[error("the {what} `{name}` is not in the spec: {why}")]
    IndexLeftOut {
        what: &'static str,
        name: String,
        why: String,
    },
    /// What the language has no word for.
    #[error("{what} is not in the spec: {why}")]
    NotSaid { what: String, why: &'static str },
    #[error("not in the spec, which has no triggers: {}", list(.names))]
    Trigger { names: Vec<String> },
    #[error("`{text}` is not in the spec: the language has nothing like it")]
    Option { text: String },
    /// A setting of an application that a spec has a key for.
    #[error("`{text}` is not in the spec")]
    Setting { text: String, instead: &'static str },
    #[error("left out, because a spec has nothing like it: {}", list(.texts))]
    Settings { texts: Vec<String> },
    #[error(
        "the application `{name}` is not in the spec, which is of one service: its entities are among the others"
    )]
    Application { name: String },
    #[error("the labels of the enum `{of}` are left out: values are written as they are stored")]
    Labels { of: String },
    #[error("`{text}` is not in the spec: the language has nothing like it")]
    Validation { text: String },
    #[error(
        "the table's name `{table}` is not in the spec: it is for a table that is there already"
    )]
    TableName { table: String },
}

impl Notice {
    #[must_use]
    pub fn new(origin: Provenance, reason: impl Into<NoticeReason>) -> Self {
        Self {
            origin,
            reason: reason.into(),
        }
    }

    /// Of a table.
    #[must_use]
    pub fn table(table: &str, reason: impl Into<NoticeReason>) -> Self {
        Self::new(Provenance::Table(table.to_owned()), reason)
    }

    /// Of a column.
    #[must_use]
    pub fn column(table: &str, column: &str, reason: impl Into<NoticeReason>) -> Self {
        Self::new(Provenance::column(table, column), reason)
    }
}

impl RuleReason {
    /// What the language has no word for; `@` in `what` stands for the names of all that there is of
    /// it.
    #[must_use]
    pub fn not_said(what: &'static str, names: &[String], why: &'static str) -> Self {
        let what = what.replace("`@`", &list(names));
        let what = what.replace('@', &names.join(", "));
        Self::NotSaid { what, why }
    }
}

impl NoticeReason {
    /// Of a member whose own name an entity has already.
    #[must_use]
    pub fn renamed_member(from: &str, wanted: &str, to: &str) -> Self {
        Self::Renamed {
            from: from.to_owned(),
            to: to.to_owned(),
            why: format!("the entity has `{wanted}` already"),
        }
    }

    /// Whether a reader of the spec misses something that is not there.
    #[must_use]
    pub fn is_missed(&self) -> bool {
        !matches!(
            self,
            Self::Table(TableReason::NotATable { .. } | TableReason::MigrationRecord { .. })
                | Self::Rule(
                    RuleReason::Trigger { .. }
                        | RuleReason::Option { .. }
                        | RuleReason::Setting { .. }
                        | RuleReason::Settings { .. }
                        | RuleReason::Application { .. }
                        | RuleReason::Labels { .. }
                )
                | Self::Renamed { .. }
        )
    }

    /// The reason in words.
    #[must_use]
    pub fn wording(&self) -> Wording {
        Wording {
            code: self.code(),
            message: self.to_string(),
            label: None,
            help: self.help().map(str::to_owned),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Table(_) => "table-left-out",
            Self::Member(_) => "column-left-out",
            Self::Adapted(_) => "type-adapted",
            Self::Reference(_) => "reference-left-out",
            Self::Rule(_) | Self::Refused { .. } => "rule-left-out",
            Self::Renamed { .. } => "name-adapted",
        }
    }

    fn help(&self) -> Option<&'static str> {
        match self {
            Self::Table(
                TableReason::NoKey | TableReason::CompositeKey { .. } | TableReason::KeyType { .. },
            ) => Some("give it a key of its own in one column, or write the entity by hand"),
            Self::Table(TableReason::OtherSchema { .. }) => {
                Some("`--schema NAME` reads it, and can be given several times")
            }
            Self::Table(TableReason::MigrationRecord { .. }) => {
                Some("a service keeps its own in `_service_migrations`")
            }
            Self::Table(TableReason::NothingButKey | TableReason::NothingLeft) => {
                Some("an entity needs a field or a relation")
            }
            Self::Member(MemberReason::RowsMixed) => {
                Some("bring them to one type and import again")
            }
            Self::Member(MemberReason::RowsOdd { .. }) => Some("correct the rows and import again"),
            Self::Adapted(AdaptedReason::RowsDiffer { .. }) => {
                Some("correct the rows and import again to have the type of the column")
            }
            Self::Adapted(AdaptedReason::MediaType) => Some("add a field for it if it is needed"),
            Self::Adapted(AdaptedReason::NoCreate { .. }) => {
                Some("rows that are there can be read, changed and deleted")
            }
            Self::Rule(RuleReason::Trigger { .. }) => Some("write it into a migration of your own"),
            Self::Rule(RuleReason::Application { .. }) => {
                Some("for a service of its own, import a model with its entities alone")
            }
            Self::Rule(RuleReason::TableName { .. }) => {
                Some("write `table:` on the entity if it is")
            }
            Self::Rule(RuleReason::Setting { text: _, instead }) => Some(instead),
            _ => None,
        }
    }
}

/// `` `a`, `b` and `c` ``
pub fn list(names: &[String]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.join(""),
    }
}

/// In one line, and not endless.
fn short(text: &str) -> String {
    const LIMIT: usize = 100;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LIMIT {
        return line;
    }
    line.chars().take(LIMIT).chain(['…']).collect()
}
