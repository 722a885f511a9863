use crate::migrate::difference::bounds;
use crate::migrate::schema::{Column, Kind, Table, TextFormat, Value};
use crate::model::Length;

use super::literal::{literal, string};

/// A value for a column whose own values are gone, so that the rows can stay; nothing where only
/// the user can know one.
///
/// In a unique column the row's number tells the values apart.
pub fn filler(table: &Table, column: &Column) -> Option<String> {
    if column.references.is_some() {
        return None;
    }
    let is_unique = table
        .indexes
        .iter()
        .any(|index| index.is_unique() && index.columns.contains(&column.name));
    if is_unique {
        numbered(&column.kind)
    } else {
        neutral(&column.kind)
    }
}

const ROW: &str = "row_number() OVER (ORDER BY id)";

fn numbered(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Text { format, length } => {
            let room = |around: u32| {
                length.min.is_none_or(|min| min <= around + 1)
                    && length.max.is_none_or(|max| max >= around + 10)
            };
            let (before, behind) = match format {
                TextFormat::Email => ("unknown-", "@example.invalid"),
                TextFormat::Url => ("https://example.invalid/", ""),
                _ => ("unknown-", ""),
            };
            let around = u32::try_from(before.len() + behind.len()).ok()?;
            let end = if behind.is_empty() {
                String::new()
            } else {
                format!(" || '{behind}'")
            };
            room(around).then(|| format!("'{before}' || {ROW}{end}"))
        }
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } => {
            let bounds = bounds(kind)?;
            (bounds.min <= 1.into() && bounds.max >= i32::MAX.into()).then(|| ROW.to_owned())
        }
        Kind::Uuid => Some("randomblob(16)".to_owned()),
        _ => None,
    }
}

fn neutral(kind: &Kind) -> Option<String> {
    Some(match kind {
        Kind::Text { format, length } => string(&stand_in(format, *length)),
        Kind::Enum { values } => string(values.first()?),
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } => {
            let bounds = bounds(kind)?;
            literal(
                kind,
                &Value::Decimal(bounds.max.min(bounds.min.max(0.into()))),
            )
        }
        Kind::Float { range } => {
            let least = range.min.map_or(0.0, |min| min.max(0.0));
            literal(
                kind,
                &Value::Float(range.max.map_or(least, |max| max.min(least))),
            )
        }
        Kind::Bool => "0".to_owned(),
        Kind::Uuid => "zeroblob(16)".to_owned(),
        Kind::Date => "'1970-01-01'".to_owned(),
        Kind::Time => "'00:00:00'".to_owned(),
        Kind::Datetime => "'1970-01-01 00:00:00+00:00'".to_owned(),
        Kind::Json => "'null'".to_owned(),
        Kind::Bytes { length } => format!("zeroblob({})", length.min.unwrap_or(0)),
        Kind::Serial => return None,
    })
}

/// A text of a format and a length that says that nothing is known.
pub fn stand_in(format: &TextFormat, length: Length) -> String {
    let word = match format {
        TextFormat::Email => "unknown@example.invalid",
        TextFormat::Url => "https://example.invalid/",
        TextFormat::Slug | TextFormat::Plain | TextFormat::Pattern(_) => "unknown",
        TextFormat::Password => "!",
    };
    let count = |end: u32| usize::try_from(end).unwrap_or(usize::MAX);
    let word: String = word
        .chars()
        .take(length.max.map_or(usize::MAX, count))
        .collect();
    let missing = count(length.min.unwrap_or(0)).saturating_sub(word.len());
    word + &"-".repeat(missing)
}
