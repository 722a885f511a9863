use crate::diagnostics::Wording;

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
        let (code, message, help) = self.parts();
        Wording {
            code,
            message,
            label: None,
            help: help.map(str::to_owned),
        }
    }

    fn parts(&self) -> (&'static str, String, Option<&'static str>) {
        match self {
            Self::NoKey
            | Self::CompositeKey { .. }
            | Self::KeyType { .. }
            | Self::NothingButKey
            | Self::LinksLeftOut { .. }
            | Self::NotATable { .. } => self.table(),
            Self::UnknownType { .. }
            | Self::Generated
            | Self::RowsMixed
            | Self::RowsOdd { .. }
            | Self::BuiltInEntity { .. }
            | Self::UnknownEntity { .. } => self.member(),
            Self::TypeAdapted { .. }
            | Self::RowsDiffer { .. }
            | Self::MediaType
            | Self::RelationAsField { .. }
            | Self::KeyIsReference { .. }
            | Self::NoCreate { .. } => self.adapted(),
            Self::ReferenceColumns { .. }
            | Self::ReferenceLeftOut { .. }
            | Self::ReferenceNotKey { .. }
            | Self::ReferenceType { .. } => self.reference(),
            Self::Check { .. }
            | Self::Default { .. }
            | Self::DefaultOfDatabase { .. }
            | Self::OnDelete { .. }
            | Self::IndexLeftOut { .. }
            | Self::Trigger { .. }
            | Self::Validation { .. }
            | Self::Option { .. }
            | Self::Setting { .. }
            | Self::Labels { .. }
            | Self::TableName { .. } => self.rule(),
            Self::Renamed { from, to } => (
                "name-adapted",
                format!("`{from}` is `{to}` in the spec"),
                None,
            ),
            Self::Refused { what, why } => (
                "rule-left-out",
                format!("the {what} is not in the spec: {why}"),
                None,
            ),
        }
    }

    fn table(&self) -> (&'static str, String, Option<&'static str>) {
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
            _ => ("it has no primary key".to_owned(), Some(ADD)),
        };
        ("table-left-out", format!("left out: {message}"), help)
    }

    fn member(&self) -> (&'static str, String, Option<&'static str>) {
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
            _ => ("the database computes it".to_owned(), None),
        };
        ("column-left-out", format!("left out: {message}"), help)
    }

    fn adapted(&self) -> (&'static str, String, Option<&'static str>) {
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
            _ => (String::new(), None),
        };
        ("type-adapted", message, help)
    }

    fn reference(&self) -> (&'static str, String, Option<&'static str>) {
        let message = match self {
            Self::ReferenceColumns { target, columns } => format!(
                "the reference to `{target}` is not in the spec: it is made of {}",
                list(columns)
            ),
            Self::ReferenceLeftOut { target } => format!(
                "the reference is a plain field in the spec: the table `{target}` is not in it"
            ),
            Self::ReferenceNotKey { target, column } => format!(
                "the reference is a plain field in the spec: it is to `{target}.{column}`, which is not the key"
            ),
            Self::ReferenceType { target, declared } => format!(
                "the reference is a plain field in the spec: its type `{declared}` is not that of the key of `{target}`"
            ),
            _ => String::new(),
        };
        ("reference-left-out", message, None)
    }

    fn rule(&self) -> (&'static str, String, Option<&'static str>) {
        let (message, help) = match self {
            Self::Check { text } => (
                format!(
                    "the check `{}` is not in the spec: it is none of the language's",
                    short(text)
                ),
                None,
            ),
            Self::Default { text } => (
                format!(
                    "the default `{}` is not in the spec: it is no value of the type",
                    short(text)
                ),
                None,
            ),
            Self::DefaultOfDatabase { text } => (
                format!(
                    "the default `{}` is not in the spec: only the database can work it out",
                    short(text)
                ),
                None,
            ),
            Self::OnDelete { action } => (
                format!(
                    "`ON DELETE {action}` is not in the spec: the language has restrict, cascade and set_null"
                ),
                None,
            ),
            Self::IndexLeftOut { name, why } => (
                format!("the index `{name}` is not in the spec: {why}"),
                None,
            ),
            Self::Trigger { names } => (
                format!("not in the spec, which has no triggers: {}", list(names)),
                Some("write it into a migration of your own"),
            ),
            Self::Validation { text } | Self::Option { text } => (
                format!("`{text}` is not in the spec: the language has nothing like it"),
                None,
            ),
            Self::Labels { of } => (
                format!(
                    "the labels of the enum `{of}` are left out: values are written as they are stored"
                ),
                None,
            ),
            Self::TableName { table } => (
                format!(
                    "the table's name `{table}` is not in the spec: it is for a table that is there already"
                ),
                Some("write `table:` on the entity if it is"),
            ),
            Self::Setting { text, instead } => {
                (format!("`{text}` is not in the spec"), Some(*instead))
            }
            _ => (String::new(), None),
        };
        ("rule-left-out", message, help)
    }
}

/// `` `a`, `b` and `c` ``
fn list(names: &[String]) -> String {
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
