use crate::migrate::schema::{Kind, Numbers, TextFormat};
use crate::model::Length;

use super::bounds::bounds;
use super::lengths::{BYTES_OF_UUID, covers, lengths};

const ANY_LENGTH: Length = Length {
    min: None,
    max: None,
};

/// What becomes of the values when a column changes its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every value stays what it is.
    Safe,
    /// Some values may have to change, or may not fit.
    Lossy,
    /// There is no way from one kind to the other; the same holds for the way back.
    Impossible,
}

/// Whether there may be values of one kind that stand for none of the other.
#[must_use]
pub fn may_fail(from: &Kind, to: &Kind) -> bool {
    match (from, to) {
        (Kind::Text { .. } | Kind::Enum { .. }, to) => !matches!(
            to,
            Kind::Text { .. } | Kind::Enum { .. } | Kind::Bytes { .. }
        ),
        (Kind::Bytes { .. }, Kind::Uuid) => true,
        _ => false,
    }
}

/// Judges the change from one kind to another.
#[must_use]
pub fn verdict(from: &Kind, to: &Kind) -> Verdict {
    if is_password(from) != is_password(to) {
        return Verdict::Impossible;
    }
    match (from, to) {
        _ if from == to => Verdict::Safe,
        (Kind::Serial, _)
        | (_, Kind::Serial)
        | (Kind::Json, Kind::Enum { .. })
        | (Kind::Enum { .. }, Kind::Json) => Verdict::Impossible,
        (_, Kind::Text { length, .. }) => into_text(from, *length),
        (Kind::Text { .. } | Kind::Enum { .. }, Kind::Enum { values }) => {
            known_if(one_of(from, values))
        }
        (Kind::Text { .. } | Kind::Enum { .. }, Kind::Bytes { length }) => {
            known_if(covers(*length, ANY_LENGTH))
        }
        (Kind::Text { .. } | Kind::Enum { .. }, _)
        | (_, Kind::Enum { .. })
        | (Kind::Bytes { .. }, Kind::Uuid)
        | (Kind::Datetime, Kind::Date) => Verdict::Lossy,
        (Kind::Float { range: from }, Kind::Float { range: to }) => known_if(contains(*to, *from)),
        (Kind::Bytes { length: from }, Kind::Bytes { length: to }) => known_if(covers(*to, *from)),
        (Kind::Uuid, Kind::Bytes { length }) => known_if(covers(*length, BYTES_OF_UUID)),
        (Kind::Date, Kind::Datetime) => Verdict::Safe,
        _ => numbers(from, to),
    }
}

fn numbers(from: &Kind, to: &Kind) -> Verdict {
    let is_bool = |kind: &Kind| matches!(kind, Kind::Bool);
    let is_whole = |kind: &Kind| matches!(kind, Kind::Int { .. } | Kind::Bigint { .. });
    if (is_bool(from) && !is_whole(to)) || (is_bool(to) && !is_whole(from)) {
        return Verdict::Impossible;
    }
    match (bounds(from), bounds(to), from, to) {
        (Some(from), Some(to), ..) => known_if(from.fit_into(&to)),
        (Some(_), _, Kind::Int { .. }, Kind::Float { range }) => known_if(is_any(*range)),
        (Some(_), _, _, Kind::Float { .. }) | (_, Some(_), Kind::Float { .. }, _) => Verdict::Lossy,
        _ => Verdict::Impossible,
    }
}

fn into_text(from: &Kind, to: Length) -> Verdict {
    match from {
        Kind::Float { .. } | Kind::Bytes { .. } => Verdict::Lossy,
        _ => known_if(covers(to, lengths(from))),
    }
}

fn one_of(from: &Kind, values: &[String]) -> bool {
    matches!(from, Kind::Enum { values: old } if old.iter().all(|old| values.contains(old)))
}

fn is_password(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Text {
            format: TextFormat::Password,
            ..
        }
    )
}

fn known_if(safe: bool) -> Verdict {
    if safe { Verdict::Safe } else { Verdict::Lossy }
}

fn is_any(range: Numbers<f64>) -> bool {
    range.min.is_none() && range.max.is_none()
}

fn contains(outer: Numbers<f64>, inner: Numbers<f64>) -> bool {
    outer
        .min
        .is_none_or(|outer| inner.min.is_some_and(|inner| outer <= inner))
        && outer
            .max
            .is_none_or(|outer| inner.max.is_some_and(|inner| inner <= outer))
}
