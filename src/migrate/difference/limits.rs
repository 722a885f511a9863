use rust_decimal::Decimal;

use crate::migrate::schema::{ColumnKind, NumberRange};
use crate::model::Length;

/// What an exact number may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberBounds {
    pub min: Decimal,
    pub max: Decimal,
    /// Digits behind the point.
    pub scale: u32,
}

/// The bounds that the type and the declaration draw together; nothing for what is no exact number.
#[must_use]
pub fn bounds(kind: &ColumnKind) -> Option<NumberBounds> {
    match kind {
        ColumnKind::Int {
            range: NumberRange { min, max },
        } => Some(NumberBounds {
            min: min.unwrap_or(i32::MIN).into(),
            max: max.unwrap_or(i32::MAX).into(),
            scale: 0,
        }),
        ColumnKind::Bigint {
            range: NumberRange { min, max },
        } => Some(NumberBounds {
            min: min.unwrap_or(i64::MIN).into(),
            max: max.unwrap_or(i64::MAX).into(),
            scale: 0,
        }),
        ColumnKind::Decimal {
            shape,
            range: NumberRange { min, max },
        } => {
            let digits = 10_i64.checked_pow(shape.precision).unwrap_or(i64::MAX) - 1;
            let greatest = Decimal::try_new(digits, shape.scale).unwrap_or(Decimal::MAX);
            Some(NumberBounds {
                min: min.map_or(-greatest, |min| min.max(-greatest)),
                max: max.map_or(greatest, |max| max.min(greatest)),
                scale: shape.scale,
            })
        }
        ColumnKind::Bool => Some(NumberBounds {
            min: Decimal::ZERO,
            max: Decimal::ONE,
            scale: 0,
        }),
        _ => None,
    }
}

impl NumberBounds {
    /// Whether every number within these bounds is within the others.
    #[must_use]
    pub fn fit_into(&self, other: &Self) -> bool {
        other.scale >= self.scale && other.min <= self.min && self.max <= other.max
    }
}

/// How long the values of a kind are once they are texts or bytes.
#[must_use]
pub fn lengths(kind: &ColumnKind) -> Length {
    match kind {
        ColumnKind::Text { length, .. } | ColumnKind::Bytes { length } => *length,
        ColumnKind::Enum { values } => {
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
        ColumnKind::Uuid => within(36, 36),
        ColumnKind::Bool => within(4, 5),
        ColumnKind::Int { .. }
        | ColumnKind::Bigint { .. }
        | ColumnKind::Serial
        | ColumnKind::Decimal { .. } => within(1, 21),
        ColumnKind::Date => within(10, 10),
        ColumnKind::Time | ColumnKind::Datetime => within(8, 35),
        ColumnKind::Json | ColumnKind::Float { .. } => Length {
            min: Some(1),
            max: None,
        },
    }
}

/// How long the values of a kind are in bytes. A character takes up to four.
#[must_use]
pub fn byte_lengths(kind: &ColumnKind) -> Length {
    match kind {
        ColumnKind::Bytes { length } => *length,
        ColumnKind::Uuid => BYTES_OF_UUID,
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

/// The bounds of an exact kind that values of another kind may lie beyond.
#[must_use]
pub fn new_bounds(from: &ColumnKind, to: &ColumnKind) -> NumberRange<Decimal> {
    let Some(new) = bounds(to) else {
        return NumberRange::ANY;
    };
    let old = bounds(from);
    NumberRange {
        min: old.is_none_or(|old| old.min < new.min).then_some(new.min),
        max: old.is_none_or(|old| old.max > new.max).then_some(new.max),
    }
}

/// The ends of a range of floats that values of another kind may lie beyond.
#[must_use]
pub fn new_range(from: &ColumnKind, to: NumberRange<f64>) -> NumberRange<f64> {
    let old = match from {
        ColumnKind::Float { range } => *range,
        _ => NumberRange::ANY,
    };
    NumberRange {
        min: to.min.filter(|min| old.min.is_none_or(|old| old < *min)),
        max: to.max.filter(|max| old.max.is_none_or(|old| old > *max)),
    }
}

/// The limits of a length that other lengths may lie beyond.
#[must_use]
pub fn new_lengths(from: Length, to: Length) -> Length {
    Length {
        min: to.min.filter(|min| *min > from.min.unwrap_or(0)),
        max: to.max.filter(|max| from.max.is_none_or(|old| old > *max)),
    }
}
