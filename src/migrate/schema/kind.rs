use rust_decimal::Decimal;

use crate::model::{DecimalShape, FieldKind, Length};

/// What a column holds, with the limits that the database keeps.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Text {
        format: TextFormat,
        length: Length,
    },
    Enum {
        values: Vec<String>,
    },
    Int {
        range: Numbers<i32>,
    },
    Bigint {
        range: Numbers<i64>,
    },
    /// Numbered by the database.
    Serial,
    Float {
        range: Numbers<f64>,
    },
    Decimal {
        shape: DecimalShape,
        range: Numbers<Decimal>,
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
pub struct Numbers<T> {
    pub min: Option<T>,
    pub max: Option<T>,
}

impl<T> Numbers<T> {
    pub const ANY: Self = Self {
        min: None,
        max: None,
    };

    #[must_use]
    pub fn map<Other>(self, change: impl Fn(T) -> Other) -> Numbers<Other> {
        Numbers {
            min: self.min.map(&change),
            max: self.max.map(&change),
        }
    }
}

impl Kind {
    pub const ANY_BIGINT: Self = Self::Bigint {
        range: Numbers::ANY,
    };

    /// How many digits there are behind the point.
    #[must_use]
    pub fn scale(&self) -> u32 {
        match self {
            Self::Decimal { shape, .. } => shape.scale,
            _ => 0,
        }
    }

    #[must_use]
    pub fn of(field: &FieldKind) -> Self {
        let plain = |pattern: &Option<String>| {
            pattern
                .clone()
                .map_or(TextFormat::Plain, TextFormat::Pattern)
        };
        match field {
            FieldKind::String { length, pattern } | FieldKind::Text { length, pattern } => {
                Self::Text {
                    format: plain(pattern),
                    length: *length,
                }
            }
            FieldKind::Email { length } => Self::Text {
                format: TextFormat::Email,
                length: *length,
            },
            FieldKind::Url { length } => Self::Text {
                format: TextFormat::Url,
                length: *length,
            },
            FieldKind::Slug { length } => Self::Text {
                format: TextFormat::Slug,
                length: *length,
            },
            FieldKind::Password { length: _ } => Self::Text {
                format: TextFormat::Password,
                length: Length {
                    min: None,
                    max: None,
                },
            },
            FieldKind::Enum {
                rust_type: _,
                values,
            } => Self::Enum {
                values: values.iter().map(|value| value.wire.clone()).collect(),
            },
            FieldKind::Int { min, max } => Self::Int {
                range: Numbers {
                    min: *min,
                    max: *max,
                },
            },
            FieldKind::Bigint { min, max } => Self::Bigint {
                range: Numbers {
                    min: *min,
                    max: *max,
                },
            },
            FieldKind::Float { min, max } => Self::Float {
                range: Numbers {
                    min: *min,
                    max: *max,
                },
            },
            FieldKind::Decimal { shape, min, max } => Self::Decimal {
                shape: *shape,
                range: Numbers {
                    min: *min,
                    max: *max,
                },
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
