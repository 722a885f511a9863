use crate::import::schema::{ColumnDefault, ColumnType, constant};
use crate::sql::{SqlKind, sql_tokens};

use super::flavor::Flavor;

/// What a column of this type holds, as the server writes the type.
pub fn column_type(declared: &str) -> ColumnType {
    let tokens = sql_tokens(declared);
    let mut words = Vec::new();
    let mut numbers = Vec::new();
    let mut texts = Vec::new();
    for token in tokens {
        match token.kind {
            SqlKind::Word(word) => words.push(word.to_ascii_lowercase()),
            SqlKind::Number(number) => numbers.extend(number.parse::<u32>()),
            SqlKind::Text(text) => texts.push(text),
            SqlKind::Name(_) | SqlKind::Sign(_) | SqlKind::Other(_) => {}
        }
    }
    let unsigned = words.iter().any(|word| word == "unsigned");
    let integer = |bits| ColumnType::Integer { bits, unsigned };
    let first = numbers.first().copied();
    match words.first().map_or("", String::as_str) {
        "enum" => ColumnType::Enum(texts),
        "tinyint" | "bit" if first == Some(1) => ColumnType::Bool,
        "tinyint" => integer(8),
        "smallint" => integer(16),
        "mediumint" => integer(24),
        "int" => integer(32),
        "bigint" => integer(64),
        "year" => ColumnType::Year,
        "float" | "double" => ColumnType::Float,
        "decimal" => match numbers.as_slice() {
            [precision, scale] => ColumnType::Decimal {
                precision: *precision,
                scale: *scale,
            },
            _ => ColumnType::Unknown,
        },
        "uuid" => ColumnType::Uuid,
        "char" if first == Some(36) => ColumnType::Uuid,
        "char" | "varchar" => ColumnType::Text(first),
        "tinytext" => ColumnType::Text(Some(255)),
        "text" | "mediumtext" | "longtext" => ColumnType::Text(None),
        "binary" if first == Some(16) => ColumnType::Uuid,
        "binary" | "varbinary" => ColumnType::Bytes(first),
        "tinyblob" => ColumnType::Bytes(Some(255)),
        "blob" | "mediumblob" | "longblob" => ColumnType::Bytes(None),
        "date" => ColumnType::Date,
        "time" => ColumnType::Time,
        "datetime" | "timestamp" => ColumnType::Datetime,
        "json" => ColumnType::Json,
        _ => ColumnType::Unknown,
    }
}

/// The default of a column; nothing for null.
///
/// `MariaDB` says it in SQL. `MySQL` says a value as it is, and in SQL what it works out.
pub fn column_default(
    flavor: Flavor,
    text: &str,
    extra: &str,
    kind: &ColumnType,
) -> Option<ColumnDefault> {
    let is_sql = flavor == Flavor::Mariadb || extra.contains("default_generated");
    if !is_sql && *kind != ColumnType::Bool {
        return Some(ColumnDefault::Value(text.to_owned()));
    }
    if text.eq_ignore_ascii_case("null") {
        return None;
    }
    let text = flavor.standard_sql(text);
    Some(match bits(&text).or_else(|| constant(&text)) {
        Some(value) => ColumnDefault::Value(value),
        None => ColumnDefault::Expression(text),
    })
}

/// `b'1'` as its number.
fn bits(text: &str) -> Option<String> {
    let tokens = sql_tokens(text);
    let kinds: Vec<_> = tokens.iter().map(|token| &token.kind).collect();
    match kinds.as_slice() {
        [SqlKind::Word(b), SqlKind::Text(bits)] if b.eq_ignore_ascii_case("b") => {
            let number = u64::from_str_radix(bits, 2).ok()?;
            Some(number.to_string())
        }
        _ => None,
    }
}
