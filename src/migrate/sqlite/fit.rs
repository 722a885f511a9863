use crate::migrate::difference::{byte_lengths, lengths, new_bounds, new_lengths, new_range};
use crate::migrate::schema::{Column, Kind, Numbers, Value};
use crate::migrate::sql::when;
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
        Kind::Bytes { length } => fit_length(value, byte_lengths(from), *length, otherwise),
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
        Kind::Float { range } => {
            let text = |end: f64| literal(&to.kind, &Value::Float(end));
            clamp(value, new_range(from, *range).map(text))
        }
        _ => value,
    }
}

fn fit_length(value: String, from: Length, to: Length, otherwise: Option<&str>) -> String {
    let Length { min, max } = new_lengths(from, to);
    let value = match max {
        Some(max) => format!("substr({value}, 1, {max})"),
        None => value,
    };
    match min {
        Some(min) => when(&format!("length({value}) >= {min}"), &value, otherwise),
        None => value,
    }
}

fn fit_exact(value: String, from: &Kind, to: &Kind) -> String {
    let Numbers { min, max } = new_bounds(from, to);
    let end = |end| units(to, end).normalize();
    clamp(
        value,
        Numbers {
            min: min.map(|min| end(min).ceil().to_string()),
            max: max.map(|max| end(max).floor().to_string()),
        },
    )
}

fn clamp(value: String, range: Numbers<String>) -> String {
    let value = match range.min {
        Some(low) => format!("max({value}, {low})"),
        None => value,
    };
    match range.max {
        Some(high) => format!("min({value}, {high})"),
        None => value,
    }
}
