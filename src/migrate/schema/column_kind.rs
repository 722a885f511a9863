use std::fmt::Display;

use rust_decimal::Decimal;

use crate::model::{DecimalShape, FieldKind, Length};

/// What a column holds, with the limits that the database keeps.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnKind {
    Text {
        format: TextFormat,
        length: Length,
    },
    Enum {
        values: Vec<String>,
    },
    Int {
        range: NumberRange<i32>,
    },
    Bigint {
        range: NumberRange<i64>,
    },
    /// Numbered by the database.
    Serial,
    Float {
        range: NumberRange<f64>,
    },
    Decimal {
        shape: DecimalShape,
        range: NumberRange<Decimal>,
    },
    Bool,
    Uuid,
    Date,
    Time,
    Datetime,
    Json,
    Bytes {
        length: Length,
    },
}

/// What the service asks of a text beyond its length.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextFormat {
    Plain,
    Pattern(String),
    Email,
    Url,
    Slug,
    /// The hash of a password: its length is not that of the password.
    Password,
}

/// A range of values, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberRange<T> {
    pub min: Option<T>,
    pub max: Option<T>,
}

impl<T: Copy> NumberRange<T> {
    pub const ANY: Self = Self::of(None, None);

    #[must_use]
    pub const fn of(min: Option<T>, max: Option<T>) -> Self {
        Self { min, max }
    }
}

impl<T> NumberRange<T> {
    #[must_use]
    pub fn map<Other>(self, change: impl Fn(T) -> Other) -> NumberRange<Other> {
        NumberRange {
            min: self.min.map(&change),
            max: self.max.map(&change),
        }
    }
}

impl TextFormat {
    /// The length of the column for the hash of a password.
    pub const PASSWORD_HASH: u64 = 255;
}

impl ColumnKind {
    /// The most bytes of a character.
    pub const CHARACTER: u64 = 4;

    pub const ANY_BIGINT: Self = Self::Bigint {
        range: NumberRange::ANY,
    };

    /// How many digits there are behind the point.
    #[must_use]
    pub fn scale(&self) -> u32 {
        match self {
            Self::Decimal { shape, .. } => shape.scale,
            _ => 0,
        }
    }

    /// The most characters of a text; nothing if there is no limit, and for other values.
    #[must_use]
    pub fn most_characters(&self) -> Option<u64> {
        match self {
            Self::Text {
                format: TextFormat::Password,
                ..
            } => Some(TextFormat::PASSWORD_HASH),
            Self::Text { length, .. } => length.max.map(u64::from),
            Self::Enum { values } => {
                let longest = values.iter().map(|value| value.chars().count()).max()?;
                u64::try_from(longest).ok()
            }
            _ => None,
        }
    }

    #[must_use]
    pub fn of(field: &FieldKind) -> Self {
        let text = |format, length: &Length| Self::Text {
            format,
            length: *length,
        };
        match field {
            FieldKind::String { length, pattern } | FieldKind::Text { length, pattern } => {
                let pattern = pattern.clone();
                let format = pattern.map_or(TextFormat::Plain, TextFormat::Pattern);
                text(format, length)
            }
            FieldKind::Email { length } => text(TextFormat::Email, length),
            FieldKind::Url { length } => text(TextFormat::Url, length),
            FieldKind::Slug { length } => text(TextFormat::Slug, length),
            FieldKind::Password { length: _ } => {
                let (min, max) = (None, None);
                text(TextFormat::Password, &Length { min, max })
            }
            FieldKind::Enum {
                rust_type: _,
                values,
            } => Self::Enum {
                values: values.iter().map(|value| value.wire.clone()).collect(),
            },
            FieldKind::Int { min, max } => Self::Int {
                range: NumberRange::of(*min, *max),
            },
            FieldKind::Bigint { min, max } => Self::Bigint {
                range: NumberRange::of(*min, *max),
            },
            FieldKind::Float { min, max } => Self::Float {
                range: NumberRange::of(*min, *max),
            },
            FieldKind::Decimal { shape, min, max } => Self::Decimal {
                shape: *shape,
                range: NumberRange::of(*min, *max),
            },
            FieldKind::Bool => Self::Bool,
            FieldKind::Uuid => Self::Uuid,
            FieldKind::Date => Self::Date,
            FieldKind::Time => Self::Time,
            FieldKind::Datetime => Self::Datetime,
            FieldKind::Json => Self::Json,
            FieldKind::Bytes { length } => Self::Bytes { length: *length },
        }
    }
}

/// The type of a field as the spec says it.
pub fn describe(kind: &FieldKind) -> String {
    match kind {
        FieldKind::String { length, pattern: _ } => lengths("string", *length),
        FieldKind::Text { length, pattern: _ } => lengths("text", *length),
        FieldKind::Int { min, max } => values("int", min.as_ref(), max.as_ref()),
        FieldKind::Bigint { min, max } => values("bigint", min.as_ref(), max.as_ref()),
        FieldKind::Float { min, max } => values("float", min.as_ref(), max.as_ref()),
        FieldKind::Decimal { shape, min, max } => values(
            &format!("decimal {},{}", shape.precision, shape.scale),
            min.as_ref(),
            max.as_ref(),
        ),
        FieldKind::Bool => "bool".to_owned(),
        FieldKind::Uuid => "uuid".to_owned(),
        FieldKind::Date => "date".to_owned(),
        FieldKind::Time => "time".to_owned(),
        FieldKind::Datetime => "datetime".to_owned(),
        FieldKind::Json => "json".to_owned(),
        FieldKind::Bytes { length } => lengths("bytes", *length),
        FieldKind::Enum {
            rust_type: _,
            values,
        } => {
            let values: Vec<_> = values.iter().map(|value| value.wire.as_str()).collect();
            format!("enum {}", values.join(","))
        }
        FieldKind::Email { length } => lengths("email", *length),
        FieldKind::Url { length } => lengths("url", *length),
        FieldKind::Slug { length } => lengths("slug", *length),
        FieldKind::Password { length: _ } => "password".to_owned(),
    }
}

fn lengths(name: &str, length: Length) -> String {
    let end = |end: Option<u32>| end.map(|end| end.to_string()).unwrap_or_default();
    match length {
        Length::ANY => name.to_owned(),
        Length { min, max } => format!("{name} {}..{}", end(min), end(max)),
    }
}

fn values<T: Display>(name: &str, min: Option<&T>, max: Option<&T>) -> String {
    let end = |word, end: Option<&T>| end.map(|end| format!(" {word}={end}")).unwrap_or_default();
    format!("{name}{}{}", end("min", min), end("max", max))
}
