use crate::import::schema::{ColumnDefault, ColumnType, constant};
use crate::sql::{SqlKind, sql_tokens};

/// What a column of this declared type is meant to hold.
///
/// `SQLite` itself takes almost any value in any column; in a `STRICT` table the types are few.
pub fn column_type(declared: &str) -> ColumnType {
    let upper = declared.to_ascii_uppercase();
    let (name, arguments) = name_and_arguments(&upper);
    let first = arguments.first().copied();
    let name = name.strip_prefix("UNSIGNED ").unwrap_or(&name);
    match name {
        "INTEGER" | "BIGINT" | "BIG INT" | "INT8" | "LONG" => integer(64),
        "INT" | "INT4" | "MEDIUMINT" => integer(32),
        "SMALLINT" | "INT2" => integer(16),
        "TINYINT" if first == Some(1) => ColumnType::Bool,
        "TINYINT" => integer(8),
        "BOOLEAN" | "BOOL" => ColumnType::Bool,
        "REAL" | "DOUBLE" | "DOUBLE PRECISION" | "FLOAT" => ColumnType::Float,
        "NUMERIC" | "DECIMAL" | "DEC" | "NUMBER" => match arguments.as_slice() {
            [precision] => decimal(*precision, 0),
            [precision, scale] => decimal(*precision, *scale),
            _ => ColumnType::Numeric,
        },
        "MONEY" | "CURRENCY" => ColumnType::Numeric,
        "DATE" => ColumnType::Date,
        "TIME" => ColumnType::Time,
        "DATETIME"
        | "TIMESTAMP"
        | "TIMESTAMPTZ"
        | "TIMESTAMP WITH TIME ZONE"
        | "TIMESTAMP WITHOUT TIME ZONE" => ColumnType::Datetime,
        "UUID" | "GUID" | "UNIQUEIDENTIFIER" => ColumnType::Uuid,
        "JSON" | "JSONB" => ColumnType::Json,
        "BLOB" | "BYTEA" | "BINARY" | "VARBINARY" | "IMAGE" | "LONGBLOB" | "MEDIUMBLOB" => {
            ColumnType::Bytes(first)
        }
        "TEXT" | "CLOB" | "NTEXT" | "LONGTEXT" | "MEDIUMTEXT" | "TINYTEXT" => {
            ColumnType::Text(first)
        }
        _ if [
            "CHAR",
            "VARCHAR",
            "NCHAR",
            "NVARCHAR",
            "CHARACTER",
            "VARCHAR2",
            "BPCHAR",
        ]
        .contains(&name)
            || name.starts_with("CHARACTER ")
            || name.starts_with("VARYING ")
            || name.starts_with("NATIVE CHARACTER") =>
        {
            ColumnType::Text(first)
        }
        _ => ColumnType::Unknown,
    }
}

fn integer(bits: u8) -> ColumnType {
    ColumnType::Integer {
        bits,
        unsigned: false,
    }
}

fn decimal(precision: u32, scale: u32) -> ColumnType {
    ColumnType::Decimal { precision, scale }
}

/// `NUMERIC(10, 2)` as `NUMERIC` and its numbers; `INT UNSIGNED` without what changes nothing.
fn name_and_arguments(declared: &str) -> (String, Vec<u32>) {
    let (name, rest) = declared.split_once('(').unwrap_or((declared, ""));
    let inner = rest.split(')').next().unwrap_or_default();
    let numbers = inner
        .split(',')
        .filter_map(|number| number.trim().parse().ok());
    let words: Vec<_> = name
        .split_whitespace()
        .filter(|word| *word != "UNSIGNED")
        .collect();
    (words.join(" "), numbers.collect())
}

/// The default of a column, from SQL; nothing for null.
pub fn column_default(text: &str) -> Option<ColumnDefault> {
    let tokens = sql_tokens(text);
    let kinds: Vec<_> = tokens.iter().map(|token| &token.kind).collect();
    let value = |text: &str| Some(ColumnDefault::Value(text.to_owned()));
    match kinds.as_slice() {
        [SqlKind::Name(text)] | [SqlKind::Sign("+"), SqlKind::Number(text)] => value(text),
        [SqlKind::Word(word)] if word.eq_ignore_ascii_case("null") => None,
        [SqlKind::Word(word)] if word.eq_ignore_ascii_case("true") => value("1"),
        [SqlKind::Word(word)] if word.eq_ignore_ascii_case("false") => value("0"),
        [SqlKind::Word(x), SqlKind::Text(digits)] if x.eq_ignore_ascii_case("x") => {
            bytes(digits).map(ColumnDefault::Bytes)
        }
        [SqlKind::Sign("("), .., SqlKind::Sign(")")] => {
            let inner = text.trim().strip_prefix('(')?.strip_suffix(')')?;
            match column_default(inner) {
                Some(ColumnDefault::Expression(_)) => {
                    Some(ColumnDefault::Expression(text.to_owned()))
                }
                simple => simple,
            }
        }
        _ => {
            let expression = || ColumnDefault::Expression(text.to_owned());
            Some(constant(text).map_or_else(expression, ColumnDefault::Value))
        }
    }
}

fn bytes(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
