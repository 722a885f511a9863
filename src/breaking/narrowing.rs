use std::fmt::Display;

use crate::model::{DecimalShape, FieldKind, Length};

/// Why a field takes fewer values than before; nothing if it takes all of them.
pub(super) fn narrowing(before: &FieldKind, after: &FieldKind) -> Option<String> {
    if let Some(reason) = other_kind(before, after) {
        return Some(reason);
    }
    let lengths = before.length().zip(after.length());
    lengths
        .and_then(|(before, after)| shorter(before, after))
        .or_else(|| other_pattern(before, after))
        .or_else(|| smaller_range(before, after))
        .or_else(|| fewer_digits(before, after))
        .or_else(|| fewer_values(before, after))
}

/// Texts without rules of their own take what other texts are, integers those with fewer bits.
fn other_kind(before: &FieldKind, after: &FieldKind) -> Option<String> {
    let is_wider = match after {
        FieldKind::String { .. } | FieldKind::Text { .. } => before.is_text(),
        FieldKind::Bigint { .. } => matches!(before, FieldKind::Int { .. }),
        _ => false,
    };
    let is_same = before.type_name() == after.type_name();
    (!is_same && !is_wider)
        .then(|| format!("{} instead of {}", after.type_name(), before.type_name()))
}

fn shorter(before: Length, after: Length) -> Option<String> {
    let ends = |length: Length| (Some(length.min.unwrap_or(0)), length.max);
    inside(ends(before), ends(after)).map(|limit| format!("a length of {limit}"))
}

fn other_pattern(before: &FieldKind, after: &FieldKind) -> Option<String> {
    let pattern = |kind: &FieldKind| match kind {
        FieldKind::String { pattern, .. } | FieldKind::Text { pattern, .. } => pattern.clone(),
        _ => None,
    };
    let after = pattern(after).filter(|after| pattern(before).as_ref() != Some(after));
    after.map(|pattern| format!("those that match `{pattern}`"))
}

fn smaller_range(before: &FieldKind, after: &FieldKind) -> Option<String> {
    use FieldKind::{Bigint, Decimal, Float, Int};
    let integers = |kind: &FieldKind| match kind {
        Int { min, max } => Some((min.map(i64::from), max.map(i64::from))),
        Bigint { min, max } => Some((*min, *max)),
        _ => None,
    };
    if let Some((before, after)) = integers(before).zip(integers(after)) {
        return inside(before, after);
    }
    match (before, after) {
        (
            Float { min, max },
            Float {
                min: new_min,
                max: new_max,
            },
        ) => inside((*min, *max), (*new_min, *new_max)),
        (
            Decimal { min, max, .. },
            Decimal {
                min: new_min,
                max: new_max,
                ..
            },
        ) => inside((*min, *max), (*new_min, *new_max)),
        _ => None,
    }
}

type Range<T> = (Option<T>, Option<T>);

fn inside<T: Copy + PartialOrd + Display>(before: Range<T>, after: Range<T>) -> Option<String> {
    raised(before.0, after.0).or_else(|| lowered(before.1, after.1))
}

fn raised<T: Copy + PartialOrd + Display>(before: Option<T>, after: Option<T>) -> Option<String> {
    let after = after?;
    let is_higher = before.is_none_or(|before| after > before);
    is_higher.then(|| format!("at least {after}"))
}

fn lowered<T: Copy + PartialOrd + Display>(before: Option<T>, after: Option<T>) -> Option<String> {
    let after = after?;
    let is_lower = before.is_none_or(|before| after < before);
    is_lower.then(|| format!("at most {after}"))
}

fn fewer_digits(before: &FieldKind, after: &FieldKind) -> Option<String> {
    let (FieldKind::Decimal { shape: before, .. }, FieldKind::Decimal { shape: after, .. }) =
        (before, after)
    else {
        return None;
    };
    let whole = |shape: &DecimalShape| shape.precision - shape.scale;
    let is_smaller = whole(after) < whole(before) || after.scale < before.scale;
    is_smaller.then(|| format!("decimal {},{}", after.precision, after.scale))
}

fn fewer_values(before: &FieldKind, after: &FieldKind) -> Option<String> {
    let is_gone = |wire: &str| after.values().iter().all(|value| value.wire != wire);
    let gone = before.values().iter().filter(|value| is_gone(&value.wire));
    let gone: Vec<_> = gone.map(|value| format!("`{}`", value.wire)).collect();
    (!gone.is_empty()).then(|| format!("not {}", gone.join(", ")))
}
