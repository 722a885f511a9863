use crate::migrate::schema::Kind;
use crate::model::Length;

/// How long the values of a kind are once they are texts or bytes.
#[must_use]
pub fn lengths(kind: &Kind) -> Length {
    match kind {
        Kind::Text { length, .. } | Kind::Bytes { length } => *length,
        Kind::Enum { values } => {
            let lengths = || {
                values
                    .iter()
                    .filter_map(|value| u32::try_from(value.chars().count()).ok())
            };
            Length {
                min: lengths().min(),
                max: lengths().max(),
            }
        }
        Kind::Uuid => within(36, 36),
        Kind::Bool => within(4, 5),
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Serial | Kind::Decimal { .. } => {
            within(1, 21)
        }
        Kind::Date => within(10, 10),
        Kind::Time | Kind::Datetime => within(8, 35),
        Kind::Json | Kind::Float { .. } => Length {
            min: Some(1),
            max: None,
        },
    }
}

/// How long the values of a kind are in bytes. A character takes up to four.
#[must_use]
pub fn byte_lengths(kind: &Kind) -> Length {
    match kind {
        Kind::Bytes { length } => *length,
        Kind::Uuid => BYTES_OF_UUID,
        _ => Length {
            max: None,
            ..lengths(kind)
        },
    }
}

pub const BYTES_OF_UUID: Length = Length {
    min: Some(16),
    max: Some(16),
};

/// Whether every length within the second is within the first.
#[must_use]
pub fn covers(outer: Length, inner: Length) -> bool {
    outer.min.unwrap_or(0) <= inner.min.unwrap_or(0)
        && outer
            .max
            .is_none_or(|outer| inner.max.is_some_and(|inner| inner <= outer))
}

fn within(min: u32, max: u32) -> Length {
    Length {
        min: Some(min),
        max: Some(max),
    }
}
