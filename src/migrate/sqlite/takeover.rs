use crate::migrate::difference::{TableChange, may_fail};
use crate::migrate::schema::{Column, Role};
use crate::migrate::sql::Missing;

use super::cast::cast;
use super::filler::filler;
use super::fit::fit;
use super::literal::literal;
use super::quote::quote;

/// The values of a kept column, read from `name`.
pub fn taken_over(
    change: &TableChange<'_>,
    from: &Column,
    to: &Column,
    name: &str,
    missing: Missing,
) -> String {
    let fallback = fallback(change, to, missing);
    let value = cast(&quote(name), &from.kind, &to.kind);
    let value = fit(value, &from.kind, to, fallback.as_deref());
    let may_be_null = from.nullable || may_fail(&from.kind, &to.kind);
    match fallback {
        Some(fallback) if may_be_null && !to.nullable => format!("coalesce({value}, {fallback})"),
        _ => value,
    }
}

/// The values of a column that has none yet; nothing where the column's own default will do.
pub fn first_values(change: &TableChange<'_>, to: &Column, missing: Missing) -> Option<String> {
    if to.nullable || to.default.is_some() {
        return None;
    }
    fallback(change, to, missing)
}

pub fn fallback(change: &TableChange<'_>, to: &Column, missing: Missing) -> Option<String> {
    if to.nullable {
        return Some("NULL".to_owned());
    }
    if to.role == Role::Timestamp {
        return Some("strftime('%Y-%m-%d %H:%M:%f+00:00', 'now')".to_owned());
    }
    let default = to
        .default
        .as_ref()
        .map(|default| literal(&to.kind, default));
    default.or_else(|| {
        if missing == Missing::Fill {
            filler(change, to)
        } else {
            None
        }
    })
}
