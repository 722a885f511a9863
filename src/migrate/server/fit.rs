use crate::migrate::difference::{byte_lengths, lengths, new_bounds, new_lengths, new_range};
use crate::migrate::schema::{Column, Kind, Numbers};
use crate::migrate::sql::when;
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
        Kind::Bytes { length } => fit_length(
            value,
            "octet_length",
            byte_lengths(from),
            *length,
            otherwise,
        ),
        Kind::Enum { values } => {
            let is_known = matches!(from, Kind::Enum { values: old } if old.iter().all(|old| values.contains(old)));
            if is_known {
                value
            } else {
                when(&one_of(server, &value, values), &value, otherwise)
            }
        }
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } => {
            clamp(value, new_bounds(from, &to.kind))
        }
        Kind::Float { range } => clamp(value, new_range(from, *range)),
        _ => value,
    }
}

fn fit_length(
    value: String,
    measure: &str,
    from: Length,
    to: Length,
    otherwise: Option<&str>,
) -> String {
    let Length { min, max } = new_lengths(from, to);
    let value = match max {
        Some(max) => format!("substring({value} FROM 1 FOR {max})"),
        None => value,
    };
    match min {
        Some(min) => when(&format!("{measure}({value}) >= {min}"), &value, otherwise),
        None => value,
    }
}

/// `least` and `greatest` would take the end for what is missing.
fn clamp<T: ToString>(value: String, range: Numbers<T>) -> String {
    let end = |sign: &str, end: Option<T>| {
        end.map(|end| end.to_string())
            .map(|end| format!("WHEN {value} {sign} {end} THEN {end} "))
    };
    match [end("<", range.min), end(">", range.max)] {
        [None, None] => value,
        ends => {
            let ends: String = ends.into_iter().flatten().collect();
            format!("CASE {ends}ELSE {value} END")
        }
    }
}
