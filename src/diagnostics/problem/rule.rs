use super::wording::{Wording, short};

/// A rule of the language that a declaration or an entity breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleProblem {
    DecimalShape {
        why: &'static str,
    },
    DecimalTooPrecise {
        precision: u32,
        /// For people.
        engine: &'static str,
        limit: u32,
    },
    TooManyEnumValues {
        limit: usize,
    },
    TooManyPatterns {
        limit: usize,
    },
    TooManyLargePatterns {
        limit: usize,
    },
    Version {
        value: String,
    },
    Prefix {
        value: String,
        right: Option<String>,
    },
    /// A file has no pool of connections.
    PoolOfFile,
    NoOperations {
        entity: String,
    },
    EmptyEntity {
        entity: String,
    },
    EmptySet {
        what: &'static str,
    },
}

impl RuleProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::DecimalShape { why } => {
                Wording::new("invalid-decimal", format!("the decimal {why}"))
                    .help("write the digits in all and those behind the point: `decimal 10,2`")
            }
            Self::DecimalTooPrecise {
                precision,
                engine,
                limit,
            } => Wording::new(
                "decimal-too-precise",
                format!(
                    "a decimal of {precision} digits cannot be kept exactly on {engine}, \
                     the limit is {limit}"
                ),
            )
            .help("ask for fewer digits"),
            Self::TooManyEnumValues { limit } => Wording::new(
                "too-many-enum-values",
                format!("the enum has more than {limit} values"),
            )
            .label("the first one too many")
            .help("keep the values in an entity of their own, and point to it by a relation"),
            Self::TooManyPatterns { limit } => Wording::new(
                "too-many-patterns",
                format!("the spec has more than {limit} different patterns"),
            )
            .help("use one pattern for all fields that mean the same"),
            Self::TooManyLargePatterns { limit } => Wording::new(
                "too-many-patterns",
                format!("the spec has more than {limit} different patterns that are very large"),
            )
            .help("write `[A-Za-z0-9_]` for `\\w`, and give the length as a range of the field"),
            Self::Version { value } => Wording::new(
                "invalid-version",
                format!("`{}` is not a version", short(value)),
            )
            .help("write three numbers, as in `0.1.0`; quote it if YAML takes it for a number"),
            Self::Prefix { value, right } => Wording::new(
                "invalid-prefix",
                format!("`{}` is not a path prefix", short(value)),
            )
            .help(match right {
                Some(right) => format!("write `{right}`"),
                None => "write segments of letters, digits, `-`, `_`, `.` and `~`, as in `/api/v1`"
                    .to_owned(),
            }),
            Self::PoolOfFile => Wording::new(
                "pool-of-file",
                "SQLite has no pool of connections".to_owned(),
            )
            .help("leave `pool` out, or use `postgres` or `mysql`"),
            Self::NoOperations { entity } => Wording::new(
                "no-operations",
                format!("every operation of `{entity}` is off"),
            )
            .help("name at least one of `list`, `get`, `create`, `update` and `delete`"),
            Self::EmptyEntity { entity } => Wording::new(
                "empty-entity",
                format!("`{entity}` has neither fields nor relations"),
            )
            .help("give it at least one, such as `name: string 1..100`"),
            Self::EmptySet { what } => {
                Wording::new("empty-set", format!("the {what} names no field"))
                    .help("name at least one field, as in `[title, published]`")
            }
        }
    }
}
