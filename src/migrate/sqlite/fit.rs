use crate::migrate::difference::{bounds, lengths};
use crate::migrate::schema::{Column, Kind, Numbers, Value};
use crate::model::Length;

use super::check::one_of;
use super::literal::{literal, units};

/// Brings what was within the limits of one kind within those of another.
///
/// `otherwise` stands for what cannot be brought there; without it, such a value is left as it is,
/// and the check of the column stops the migration.
pub fn fit(value: String, from: &Kind, to: &Column, otherwise: Option<&str>) -> String {
    match &to.kind {
        Kind::Text { length, .. } => fit_length(value, lengths(from), *length, otherwise),
        Kind::Bytes { length } => fit_length(value, bytes(from), *length, otherwise),
        Kind::Enum { values } => {
            let is_known = matches!(from, Kind::Enum { values: old } if old.iter().all(|old| values.contains(old)));
            if is_known {
                value
            } else {
                when(&one_of(&value, values), &value, otherwise)
            }
        }
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } => {
            fit_exact(value, from, &to.kind)
        }
        Kind::Float { range } => fit_float(value, from, *range, &to.kind),
        _ => value,
    }
}

/// A character takes up to four bytes.
fn bytes(kind: &Kind) -> Length {
    match kind {
        Kind::Bytes { length } => *length,
        Kind::Uuid => Length {
            min: Some(16),
            max: Some(16),
        },
        _ => Length {
            max: None,
            ..lengths(kind)
        },
    }
}

fn fit_length(value: String, from: Length, to: Length, otherwise: Option<&str>) -> String {
    let is_lower = to.min.unwrap_or(0) > from.min.unwrap_or(0);
    let is_cut = to.max.filter(|max| from.max.is_none_or(|old| old > *max));
    let value = match is_cut {
        Some(max) => format!("substr({value}, 1, {max})"),
        None => value,
    };
    match to.min.filter(|_| is_lower) {
        Some(min) => when(&format!("length({value}) >= {min}"), &value, otherwise),
        None => value,
    }
}

fn fit_exact(value: String, from: &Kind, to: &Kind) -> String {
    let Some(new) = bounds(to) else { return value };
    let old = bounds(from);
    let end = |end| units(to, end).normalize();
    let low = old
        .is_none_or(|old| old.min < new.min)
        .then(|| end(new.min).ceil().to_string());
    let high = old
        .is_none_or(|old| old.max > new.max)
        .then(|| end(new.max).floor().to_string());
    clamp(value, low.as_deref(), high.as_deref())
}

fn fit_float(value: String, from: &Kind, to: Numbers<f64>, kind: &Kind) -> String {
    let old = match from {
        Kind::Float { range } => *range,
        _ => Numbers {
            min: None,
            max: None,
        },
    };
    let text = |end: f64| literal(kind, &Value::Float(end));
    let low = to
        .min
        .filter(|min| old.min.is_none_or(|old| old < *min))
        .map(text);
    let high = to
        .max
        .filter(|max| old.max.is_none_or(|old| old > *max))
        .map(text);
    clamp(value, low.as_deref(), high.as_deref())
}

fn clamp(value: String, low: Option<&str>, high: Option<&str>) -> String {
    let value = match low {
        Some(low) => format!("max({value}, {low})"),
        None => value,
    };
    match high {
        Some(high) => format!("min({value}, {high})"),
        None => value,
    }
}

fn when(condition: &str, value: &str, otherwise: Option<&str>) -> String {
    match otherwise {
        Some("NULL") => format!("CASE WHEN {condition} THEN {value} END"),
        Some(otherwise) => format!("CASE WHEN {condition} THEN {value} ELSE {otherwise} END"),
        None => value.to_owned(),
    }
}
