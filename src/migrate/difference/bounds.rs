use rust_decimal::Decimal;

use crate::migrate::schema::{Kind, Numbers};

/// What an exact number may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    pub min: Decimal,
    pub max: Decimal,
    /// Digits behind the point.
    pub scale: u32,
}

/// The bounds that the type and the declaration draw together; nothing for what is no exact number.
#[must_use]
pub fn bounds(kind: &Kind) -> Option<Bounds> {
    match kind {
        Kind::Int {
            range: Numbers { min, max },
        } => Some(Bounds {
            min: min.unwrap_or(i32::MIN).into(),
            max: max.unwrap_or(i32::MAX).into(),
            scale: 0,
        }),
        Kind::Bigint {
            range: Numbers { min, max },
        } => Some(Bounds {
            min: min.unwrap_or(i64::MIN).into(),
            max: max.unwrap_or(i64::MAX).into(),
            scale: 0,
        }),
        Kind::Decimal {
            shape,
            range: Numbers { min, max },
        } => {
            let digits = 10_i64.checked_pow(shape.precision).unwrap_or(i64::MAX) - 1;
            let greatest = Decimal::try_new(digits, shape.scale).unwrap_or(Decimal::MAX);
            Some(Bounds {
                min: min.map_or(-greatest, |min| min.max(-greatest)),
                max: max.map_or(greatest, |max| max.min(greatest)),
                scale: shape.scale,
            })
        }
        Kind::Bool => Some(Bounds {
            min: Decimal::ZERO,
            max: Decimal::ONE,
            scale: 0,
        }),
        _ => None,
    }
}

impl Bounds {
    /// Whether every number within these bounds is within the others.
    #[must_use]
    pub fn fit_into(&self, other: &Self) -> bool {
        other.scale >= self.scale && other.min <= self.min && self.max <= other.max
    }
}
