use rust_decimal::Decimal;

use crate::migrate::schema::{Kind, Numbers};
use crate::model::Length;

use super::bounds::bounds;

/// The bounds of an exact kind that values of another kind may lie beyond.
#[must_use]
pub fn new_bounds(from: &Kind, to: &Kind) -> Numbers<Decimal> {
    let Some(new) = bounds(to) else {
        return Numbers::ANY;
    };
    let old = bounds(from);
    Numbers {
        min: old.is_none_or(|old| old.min < new.min).then_some(new.min),
        max: old.is_none_or(|old| old.max > new.max).then_some(new.max),
    }
}

/// The ends of a range of floats that values of another kind may lie beyond.
#[must_use]
pub fn new_range(from: &Kind, to: Numbers<f64>) -> Numbers<f64> {
    let old = match from {
        Kind::Float { range } => *range,
        _ => Numbers::ANY,
    };
    Numbers {
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
