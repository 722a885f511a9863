use crate::migrate::schema::{Column, Kind, TextFormat};
use crate::model::{DecimalShape, Length};

use super::Server;

/// The longest text that `MySQL` keeps within a row, so that it can be indexed and have a default.
pub const ROW_TEXT: u32 = 768;

/// The type of a column.
pub fn storage(server: Server, column: &Column) -> String {
    match server {
        Server::Postgres => postgres(&column.kind),
        Server::Mysql => mysql(column),
    }
}

fn postgres(kind: &Kind) -> String {
    match kind {
        Kind::Text { .. } | Kind::Enum { .. } => "text".to_owned(),
        Kind::Int { .. } => "integer".to_owned(),
        Kind::Bigint { .. } | Kind::Serial => "bigint".to_owned(),
        Kind::Float { .. } => "double precision".to_owned(),
        Kind::Decimal { shape, .. } => numeric("numeric", *shape),
        Kind::Bool => "boolean".to_owned(),
        Kind::Uuid => "uuid".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Time => "time".to_owned(),
        Kind::Datetime => "timestamptz".to_owned(),
        Kind::Json => "jsonb".to_owned(),
        Kind::Bytes { .. } => "bytea".to_owned(),
    }
}

fn mysql(column: &Column) -> String {
    match &column.kind {
        Kind::Text { format, length } => mysql_text(format, *length),
        Kind::Enum { values } => {
            let longest = values.iter().map(|value| value.chars().count()).max();
            format!("varchar({})", longest.unwrap_or(1).max(1))
        }
        Kind::Int { .. } => "int".to_owned(),
        Kind::Bigint { .. } | Kind::Serial => "bigint".to_owned(),
        Kind::Float { .. } => "double".to_owned(),
        Kind::Decimal { shape, .. } => numeric("decimal", *shape),
        Kind::Bool => "boolean".to_owned(),
        Kind::Uuid => "binary(16)".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Time => "time(6)".to_owned(),
        Kind::Datetime => "datetime(6)".to_owned(),
        Kind::Json => "json".to_owned(),
        Kind::Bytes { .. } => "longblob".to_owned(),
    }
}

fn mysql_text(format: &TextFormat, length: Length) -> String {
    match (format, length.max) {
        (TextFormat::Password, _) => "varchar(255)".to_owned(),
        (_, Some(max)) if max <= ROW_TEXT => format!("varchar({})", max.max(1)),
        _ => "longtext".to_owned(),
    }
}

/// Whether `MySQL` keeps a column outside the row.
pub fn is_long(column: &Column) -> bool {
    ["longtext", "longblob", "json"].contains(&mysql(column).as_str())
}

fn numeric(name: &str, DecimalShape { precision, scale }: DecimalShape) -> String {
    format!("{name}({precision}, {scale})")
}
