use chrono::{DateTime, NaiveTime};

use crate::migrate::difference::bounds;
use crate::migrate::schema::{Column, Kind, Table, TextFormat, Value};
use crate::model::Length;

/// What fills a column whose own values are gone, so that the rows can stay.
#[derive(Debug, Clone, PartialEq)]
pub enum Filler {
    /// The same in every row.
    Value(Value),
    /// So many bytes of zero.
    Zeros(u32),
    /// The row's number.
    Number,
    /// The row's number between two texts.
    Text {
        before: &'static str,
        behind: &'static str,
    },
    /// A new one in every row.
    Uuid,
}

/// The filler of a column; nothing where only the user can know one.
///
/// In a unique column the row's number tells the values apart.
pub fn filler(table: &Table, column: &Column) -> Option<Filler> {
    if column.references.is_some() {
        return None;
    }
    let mut indexes = table.indexes.iter();
    if indexes.any(|index| index.is_unique() && index.columns.contains(&column.name)) {
        distinct(&column.kind)
    } else {
        neutral(&column.kind)
    }
}

fn distinct(kind: &Kind) -> Option<Filler> {
    match kind {
        Kind::Text { format, length } => {
            let (before, behind) = match format {
                TextFormat::Email => ("unknown-", "@example.invalid"),
                TextFormat::Url => ("https://example.invalid/", ""),
                _ => ("unknown-", ""),
            };
            let around = u32::try_from(before.len() + behind.len()).ok()?;
            let has_room = length.min.is_none_or(|min| min <= around + 1)
                && length.max.is_none_or(|max| max >= around + 10);
            has_room.then_some(Filler::Text { before, behind })
        }
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } => {
            let bounds = bounds(kind)?;
            (bounds.min <= 1.into() && bounds.max >= i32::MAX.into()).then_some(Filler::Number)
        }
        Kind::Uuid => Some(Filler::Uuid),
        _ => None,
    }
}

fn neutral(kind: &Kind) -> Option<Filler> {
    Some(Filler::Value(match kind {
        Kind::Text { format, length } => Value::Text(stand_in(format, *length)),
        Kind::Enum { values } => Value::Text(values.first()?.clone()),
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } => {
            let bounds = bounds(kind)?;
            Value::Decimal(bounds.max.min(bounds.min.max(0.into())))
        }
        Kind::Float { range } => {
            let least = range.min.map_or(0.0, |min| min.max(0.0));
            Value::Float(range.max.map_or(least, |max| max.min(least)))
        }
        Kind::Bool => Value::Bool(false),
        Kind::Date => Value::Date(DateTime::UNIX_EPOCH.date_naive()),
        Kind::Time => Value::Time(NaiveTime::MIN),
        Kind::Datetime => Value::Datetime(DateTime::UNIX_EPOCH),
        Kind::Json => Value::Json("null".to_owned()),
        Kind::Uuid => return Some(Filler::Zeros(16)),
        Kind::Bytes { length } => return Some(Filler::Zeros(length.min.unwrap_or(0))),
        Kind::Serial => return None,
    }))
}

/// A text of a format and a length that says that nothing is known.
fn stand_in(format: &TextFormat, length: Length) -> String {
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
