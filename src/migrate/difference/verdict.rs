use crate::migrate::schema::{ColumnKind, NumberRange, TextFormat};
use crate::model::Length;

use super::limits::{BYTES_OF_UUID, bounds, covers, lengths};

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
pub fn may_fail(from: &ColumnKind, to: &ColumnKind) -> bool {
    match (from, to) {
        (ColumnKind::Text { .. } | ColumnKind::Enum { .. }, to) => !matches!(
            to,
            ColumnKind::Text { .. } | ColumnKind::Enum { .. } | ColumnKind::Bytes { .. }
        ),
        (ColumnKind::Bytes { .. }, ColumnKind::Uuid | ColumnKind::Text { .. }) => true,
        _ => false,
    }
}

/// Judges the change from one kind to another.
#[must_use]
pub fn verdict(from: &ColumnKind, to: &ColumnKind) -> Verdict {
    if is_password(from) != is_password(to) {
        return Verdict::Impossible;
    }
    match (from, to) {
        _ if from == to => Verdict::Safe,
        (ColumnKind::Serial, _)
        | (_, ColumnKind::Serial)
        | (ColumnKind::Json, ColumnKind::Enum { .. })
        | (ColumnKind::Enum { .. }, ColumnKind::Json) => Verdict::Impossible,
        (_, ColumnKind::Text { length, .. }) => into_text(from, *length),
        (ColumnKind::Text { .. } | ColumnKind::Enum { .. }, ColumnKind::Enum { values }) => {
            known_if(one_of(from, values))
        }
        (ColumnKind::Text { .. } | ColumnKind::Enum { .. }, ColumnKind::Bytes { length }) => {
            known_if(covers(*length, Length::ANY))
        }
        (ColumnKind::Text { .. } | ColumnKind::Enum { .. }, _)
        | (_, ColumnKind::Enum { .. })
        | (ColumnKind::Bytes { .. }, ColumnKind::Uuid)
        | (ColumnKind::Datetime, ColumnKind::Date) => Verdict::Lossy,
        (ColumnKind::Float { range: from }, ColumnKind::Float { range: to }) => {
            known_if(contains(*to, *from))
        }
        (ColumnKind::Bytes { length: from }, ColumnKind::Bytes { length: to }) => {
            known_if(covers(*to, *from))
        }
        (ColumnKind::Uuid, ColumnKind::Bytes { length }) => {
            known_if(covers(*length, BYTES_OF_UUID))
        }
        (ColumnKind::Date, ColumnKind::Datetime) => Verdict::Safe,
        _ => numbers(from, to),
    }
}

fn numbers(from: &ColumnKind, to: &ColumnKind) -> Verdict {
    let is_bool = |kind: &ColumnKind| matches!(kind, ColumnKind::Bool);
    let is_whole =
        |kind: &ColumnKind| matches!(kind, ColumnKind::Int { .. } | ColumnKind::Bigint { .. });
    if (is_bool(from) && !is_whole(to)) || (is_bool(to) && !is_whole(from)) {
        return Verdict::Impossible;
    }
    match (bounds(from), bounds(to), from, to) {
        (Some(from), Some(to), ..) => known_if(from.fit_into(&to)),
        (Some(_), _, ColumnKind::Int { .. }, ColumnKind::Float { range }) => {
            known_if(is_any(*range))
        }
        (Some(_), _, _, ColumnKind::Float { .. }) | (_, Some(_), ColumnKind::Float { .. }, _) => {
            Verdict::Lossy
        }
        _ => Verdict::Impossible,
    }
}

fn into_text(from: &ColumnKind, to: Length) -> Verdict {
    match from {
        ColumnKind::Float { .. } | ColumnKind::Bytes { .. } => Verdict::Lossy,
        _ => known_if(covers(to, lengths(from))),
    }
}

fn one_of(from: &ColumnKind, values: &[String]) -> bool {
    matches!(from, ColumnKind::Enum { values: old } if old.iter().all(|old| values.contains(old)))
}

fn is_password(kind: &ColumnKind) -> bool {
    matches!(
        kind,
        ColumnKind::Text {
            format: TextFormat::Password,
            ..
        }
    )
}

fn known_if(safe: bool) -> Verdict {
    if safe { Verdict::Safe } else { Verdict::Lossy }
}

fn is_any(range: NumberRange<f64>) -> bool {
    range.min.is_none() && range.max.is_none()
}

fn contains(outer: NumberRange<f64>, inner: NumberRange<f64>) -> bool {
    outer
        .min
        .is_none_or(|outer| inner.min.is_some_and(|inner| outer <= inner))
        && outer
            .max
            .is_none_or(|outer| inner.max.is_some_and(|inner| inner <= outer))
}

/// Whether the values of one kind have to be put in other words for another.
pub fn is_converted(from: &ColumnKind, to: &ColumnKind) -> bool {
    let family = |kind: &ColumnKind| match kind {
        ColumnKind::Text { .. } | ColumnKind::Enum { .. } => 0,
        ColumnKind::Int { .. }
        | ColumnKind::Bigint { .. }
        | ColumnKind::Decimal { .. }
        | ColumnKind::Serial => 1,
        ColumnKind::Float { .. } => 2,
        ColumnKind::Bool => 3,
        ColumnKind::Uuid => 4,
        ColumnKind::Date => 5,
        ColumnKind::Time => 6,
        ColumnKind::Datetime => 7,
        ColumnKind::Json => 8,
        ColumnKind::Bytes { .. } => 9,
    };
    // What is rounded may need more digits than its old column has, and so may the ends of a range.
    let is_rounded = from.scale() > to.scale();
    let is_cut = from.scale() < to.scale() && is_narrower(from, to);
    family(from) != family(to) || is_rounded || is_cut
}

fn is_narrower(from: &ColumnKind, to: &ColumnKind) -> bool {
    match (bounds(from), bounds(to)) {
        (Some(from), Some(to)) => from.min < to.min || from.max > to.max,
        _ => false,
    }
}
