use chrono::{DateTime, NaiveTime};

use crate::migrate::difference::bounds;
use crate::migrate::schema::{Column, ColumnKind, ColumnValue, Table, TextFormat};
use crate::model::Length;

/// What fills a column whose own values are gone, so that the rows can stay.
#[derive(Debug, Clone, PartialEq)]
pub enum Filler {
    /// The same in every row.
    Value(ColumnValue),
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

fn distinct(kind: &ColumnKind) -> Option<Filler> {
    match kind {
        ColumnKind::Text { format, length } => {
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
        ColumnKind::Int { .. } | ColumnKind::Bigint { .. } | ColumnKind::Decimal { .. } => {
            let bounds = bounds(kind)?;
            (bounds.min <= 1.into() && bounds.max >= i32::MAX.into()).then_some(Filler::Number)
        }
        ColumnKind::Uuid => Some(Filler::Uuid),
        _ => None,
    }
}

fn neutral(kind: &ColumnKind) -> Option<Filler> {
    Some(Filler::Value(match kind {
        ColumnKind::Text { format, length } => ColumnValue::Text(stand_in(format, *length)),
        ColumnKind::Enum { values } => ColumnValue::Text(values.first()?.clone()),
        ColumnKind::Int { .. } | ColumnKind::Bigint { .. } | ColumnKind::Decimal { .. } => {
            let bounds = bounds(kind)?;
            ColumnValue::Decimal(bounds.max.min(bounds.min.max(0.into())))
        }
        ColumnKind::Float { range } => {
            let least = range.min.map_or(0.0, |min| min.max(0.0));
            ColumnValue::Float(range.max.map_or(least, |max| max.min(least)))
        }
        ColumnKind::Bool => ColumnValue::Bool(false),
        ColumnKind::Date => ColumnValue::Date(DateTime::UNIX_EPOCH.date_naive()),
        ColumnKind::Time => ColumnValue::Time(NaiveTime::MIN),
        ColumnKind::Datetime => ColumnValue::Datetime(DateTime::UNIX_EPOCH),
        ColumnKind::Json => ColumnValue::Json("null".to_owned()),
        ColumnKind::Uuid => return Some(Filler::Zeros(16)),
        ColumnKind::Bytes { length } => return Some(Filler::Zeros(length.min.unwrap_or(0))),
        ColumnKind::Serial => return None,
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
