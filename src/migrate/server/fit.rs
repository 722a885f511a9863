use crate::migrate::difference::{bounds, lengths};
use crate::migrate::schema::{Column, Kind, Numbers};
use crate::model::Length;

use super::Server;
use super::check::one_of;

/// Brings what was within the limits of one kind within those of another.
///
/// `otherwise` stands for what cannot be brought there; without it, such a value is left as it is,
/// and the check of the column stops the migration.
pub fn fit(
    server: Server,
    value: String,
    from: &Kind,
    to: &Column,
    otherwise: Option<&str>,
) -> String {
    match &to.kind {
        Kind::Text { length, .. } => {
            fit_length(value, "char_length", lengths(from), *length, otherwise)
        }
        Kind::Bytes { length } => {
            fit_length(value, "octet_length", bytes(from), *length, otherwise)
        }
        Kind::Enum { values } => {
            let is_known = matches!(from, Kind::Enum { values: old } if old.iter().all(|old| values.contains(old)));
            if is_known {
                value
            } else {
                when(&one_of(server, &value, values), &value, otherwise)
            }
        }
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } => {
            fit_exact(value, from, &to.kind)
        }
        Kind::Float { range } => fit_float(value, from, *range),
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

fn fit_length(
    value: String,
    measure: &str,
    from: Length,
    to: Length,
    otherwise: Option<&str>,
) -> String {
    let is_lower = to.min.unwrap_or(0) > from.min.unwrap_or(0);
    let is_cut = to.max.filter(|max| from.max.is_none_or(|old| old > *max));
    let value = match is_cut {
        Some(max) => format!("substring({value} FROM 1 FOR {max})"),
        None => value,
    };
    match to.min.filter(|_| is_lower) {
        Some(min) => when(&format!("{measure}({value}) >= {min}"), &value, otherwise),
        None => value,
    }
}

fn fit_exact(value: String, from: &Kind, to: &Kind) -> String {
    let Some(new) = bounds(to) else { return value };
    let old = bounds(from);
    let low = old.is_none_or(|old| old.min < new.min).then_some(new.min);
    let high = old.is_none_or(|old| old.max > new.max).then_some(new.max);
    clamp(value, low, high)
}

fn fit_float(value: String, from: &Kind, to: Numbers<f64>) -> String {
    let old = match from {
        Kind::Float { range } => *range,
        _ => Numbers {
            min: None,
            max: None,
        },
    };
    let low = to.min.filter(|min| old.min.is_none_or(|old| old < *min));
    let high = to.max.filter(|max| old.max.is_none_or(|old| old > *max));
    clamp(value, low, high)
}

/// `least` and `greatest` would take the end for what is missing.
fn clamp<T: ToString>(value: String, low: Option<T>, high: Option<T>) -> String {
    let end = |sign: &str, end: Option<T>| {
        end.map(|end| end.to_string())
            .map(|end| format!("WHEN {value} {sign} {end} THEN {end} "))
    };
    match [end("<", low), end(">", high)] {
        [None, None] => value,
        ends => {
            let ends: String = ends.into_iter().flatten().collect();
            format!("CASE {ends}ELSE {value} END")
        }
    }
}

fn when(condition: &str, value: &str, otherwise: Option<&str>) -> String {
    match otherwise {
        Some("NULL") => format!("CASE WHEN {condition} THEN {value} END"),
        Some(otherwise) => format!("CASE WHEN {condition} THEN {value} ELSE {otherwise} END"),
        None => value.to_owned(),
    }
}
