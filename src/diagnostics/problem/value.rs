use super::wording::{Wording, did_you_mean, short};

/// A value that its type, range or pattern does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueProblem {
    NotOfType {
        what: &'static str,
        value: String,
        kind: &'static str,
        expected: String,
    },
    OutsideRange {
        what: &'static str,
        value: String,
        rule: String,
    },
    NotInEnum {
        what: &'static str,
        value: String,
        nearest: Option<String>,
        values: Vec<String>,
    },
    PatternMismatch {
        what: &'static str,
        value: String,
        pattern: String,
    },
    InvalidPattern {
        message: String,
    },
    EmptyRange {
        min: String,
        max: String,
    },
    /// Only one end was given, and the type's own other end leaves nothing.
    RangeBeyondType {
        given: String,
        kind: &'static str,
        limit: String,
    },
    EnumValue {
        value: String,
        why: &'static str,
    },
    RepeatedEnumValue {
        value: String,
    },
}

impl ValueProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::NotOfType { what, value, kind, expected } => Wording::new(
                "value-not-of-type",
                format!("the {what} `{}` is not a value of `{kind}`", short(value)),
            )
            .help(format!("write {expected}")),
            Self::OutsideRange { what, value, rule } => Wording::new(
                "value-outside-range",
                format!("the {what} `{}` is outside its own range", short(value)),
            )
            .help(format!("it must {rule}")),
            Self::NotInEnum { what, value, nearest, values } => Wording::new(
                "value-not-in-enum",
                format!("the {what} `{}` is not a value of the enum", short(value)),
            )
            .help(did_you_mean(nearest.as_ref(), "the values are", values)),
            Self::PatternMismatch { what, value, pattern } => Wording::new(
                "value-against-pattern",
                format!("the {what} `{}` does not match the pattern", short(value)),
            )
            .help(format!("the pattern is `{}`", short(pattern))),
            Self::InvalidPattern { message } => Wording::new(
                "invalid-pattern",
                format!("the pattern cannot be used: {message}"),
            )
            .help("the syntax is that of the Rust crate `regex`: no look-around, no back-references"),
            Self::EmptyRange { min, max } => Wording::new(
                "empty-range",
                format!("nothing is at least {min} and at most {max}"),
            )
            .help("the first end of a range is the smaller one"),
            Self::RangeBeyondType { given, kind, limit } => Wording::new(
                "range-beyond-type",
                format!("`{given}` leaves nothing, as `{kind}` goes {limit} unless the range says otherwise"),
            )
            .help("give both ends of the range"),
            Self::EnumValue { value, why } => {
                Wording::new("invalid-enum-value", format!("the enum value `{}` {why}", short(value)))
                    .help("write values as in `enum draft,in_review,done`")
            }
            Self::RepeatedEnumValue { value } => Wording::new(
                "repeated-enum-value",
                format!("the enum has the value `{}` twice", short(value)),
            )
            .label("given again here")
            .help("remove one of them"),
        }
    }
}

/// What an engine limits of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableMeasure {
    Columns,
    /// The bytes of a row.
    Row,
    /// The bytes of a row that stay in its page.
    Page,
    Indexes,
    /// The columns of one index.
    IndexColumns,
}

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
    /// The table of an entity is more than the engine takes.
    TableTooLarge {
        entity: String,
        /// For people.
        engine: &'static str,
        measure: TableMeasure,
        size: u64,
        limit: u64,
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
            Self::TableTooLarge {
                entity,
                engine,
                measure,
                size,
                limit,
            } => Wording::new(
                "table-too-large",
                format!(
                    "the table of `{entity}` is too large for {engine}: it has {}, the limit is \
                     {limit}",
                    measure.of(*size)
                ),
            )
            .help(measure.help()),
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

impl TableMeasure {
    fn of(self, size: u64) -> String {
        match self {
            Self::Columns => format!("{size} columns"),
            Self::Row => format!("rows of up to {size} bytes"),
            Self::Page => format!("rows of up to {size} bytes besides their long texts"),
            Self::Indexes => format!("{size} indexes"),
            Self::IndexColumns => format!("an index of {size} columns"),
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Columns => "move some of its fields into an entity of their own",
            Self::Row | Self::Page => {
                "make some of its strings `text`, or move them into an entity of their own"
            }
            Self::Indexes => "leave out some of its indexes",
            Self::IndexColumns => "leave out some of the columns of that index",
        }
    }
}
