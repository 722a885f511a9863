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
