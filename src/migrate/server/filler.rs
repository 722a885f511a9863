use crate::migrate::difference::bounds;
use crate::migrate::schema::{Column, Kind, Table, TextFormat, Value};
use crate::migrate::sqlite::stand_in;

use super::Server;
use super::literal::{literal, string};

/// The number of a row, in a query that `update` adds.
pub const ROW: &str = "numbered.n";

/// A value for a column whose own values are gone, so that the rows can stay; nothing where only
/// the user can know one.
///
/// In a unique column the row's number tells the values apart.
pub fn filler(server: Server, table: &Table, column: &Column) -> Option<String> {
    if column.references.is_some() {
        return None;
    }
    let is_unique = table
        .indexes
        .iter()
        .any(|index| index.is_unique() && index.columns.contains(&column.name));
    if is_unique {
        numbered(server, &column.kind)
    } else {
        neutral(server, &column.kind)
    }
}

fn numbered(server: Server, kind: &Kind) -> Option<String> {
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
            has_room.then(|| format!("concat('{before}', {ROW}, '{behind}')"))
        }
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } => {
            let bounds = bounds(kind)?;
            (bounds.min <= 1.into() && bounds.max >= i32::MAX.into()).then(|| ROW.to_owned())
        }
        Kind::Uuid => Some(
            match server {
                Server::Postgres => "gen_random_uuid()",
                Server::Mysql => "unhex(replace(uuid(), '-', ''))",
            }
            .to_owned(),
        ),
        _ => None,
    }
}

fn neutral(server: Server, kind: &Kind) -> Option<String> {
    Some(match kind {
        Kind::Text { format, length } => string(server, &stand_in(format, *length)),
        Kind::Enum { values } => string(server, values.first()?),
        Kind::Int { .. } | Kind::Bigint { .. } | Kind::Decimal { .. } => {
            let bounds = bounds(kind)?;
            bounds.max.min(bounds.min.max(0.into())).to_string()
        }
        Kind::Float { range } => {
            let least = range.min.map_or(0.0, |min| min.max(0.0));
            let value = range.max.map_or(least, |max| max.min(least));
            literal(server, kind, &Value::Float(value))
        }
        Kind::Bool => "false".to_owned(),
        Kind::Uuid => literal(server, kind, &Value::Bytes(vec![0; 16])),
        Kind::Date => "'1970-01-01'".to_owned(),
        Kind::Time => "'00:00:00'".to_owned(),
        Kind::Datetime => match server {
            Server::Postgres => "'1970-01-01 00:00:00+00:00'".to_owned(),
            Server::Mysql => "'1970-01-01 00:00:00'".to_owned(),
        },
        Kind::Json => "'null'".to_owned(),
        Kind::Bytes { length } => {
            let zeros = usize::try_from(length.min.unwrap_or(0)).ok()?;
            literal(server, kind, &Value::Bytes(vec![0; zeros]))
        }
        Kind::Serial => return None,
    })
}
