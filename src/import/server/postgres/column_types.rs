use crate::import::schema::{ColumnDefault, ColumnType, constant};

/// What a column of this type holds, as `format_type` says it.
pub fn column_type(declared: &str) -> ColumnType {
    if declared.ends_with("[]") {
        return ColumnType::Unknown;
    }
    let (name, arguments) = parts(declared);
    // Of an extension in a schema that is not looked into for names.
    let name = if name.ends_with(".citext") {
        "citext".to_owned()
    } else {
        name
    };
    let integer = |bits| ColumnType::Integer {
        bits,
        unsigned: false,
    };
    match (name.as_str(), arguments.as_slice()) {
        ("character varying" | "character" | "bpchar", longest) => {
            ColumnType::Text(longest.first().copied())
        }
        ("text" | "citext" | "name", _) => ColumnType::Text(None),
        ("smallint", _) => integer(16),
        ("integer", _) => integer(32),
        ("bigint", _) => integer(64),
        ("real" | "double precision", _) => ColumnType::Float,
        ("numeric", [precision, scale]) => ColumnType::Decimal {
            precision: *precision,
            scale: *scale,
        },
        ("numeric", _) => ColumnType::Numeric,
        ("boolean", _) => ColumnType::Bool,
        ("uuid", _) => ColumnType::Uuid,
        ("date", _) => ColumnType::Date,
        ("time without time zone", _) => ColumnType::Time,
        ("timestamp without time zone" | "timestamp with time zone", _) => ColumnType::Datetime,
        ("json" | "jsonb", _) => ColumnType::Json,
        ("bytea", _) => ColumnType::Bytes(None),
        _ => ColumnType::Unknown,
    }
}

/// `timestamp(3) without time zone` as its words and its numbers.
fn parts(declared: &str) -> (String, Vec<u32>) {
    let Some((before, rest)) = declared.split_once('(') else {
        return (declared.to_owned(), Vec::new());
    };
    let (inner, after) = rest.split_once(')').unwrap_or((rest, ""));
    let numbers = inner
        .split(',')
        .filter_map(|number| number.trim().parse().ok());
    (format!("{before}{after}"), numbers.collect())
}

/// The default of a column, from SQL; nothing for null.
pub fn column_default(text: &str, kind: &ColumnType) -> Option<ColumnDefault> {
    let start = text.get(..4).unwrap_or_default();
    if start.eq_ignore_ascii_case("null") {
        return None;
    }
    let expression = || ColumnDefault::Expression(text.to_owned());
    Some(match (constant(text), kind) {
        (None, _) => expression(),
        (Some(bytes), ColumnType::Bytes(_)) => {
            hexadecimal(&bytes).map_or_else(expression, ColumnDefault::Bytes)
        }
        (Some(word), ColumnType::Date | ColumnType::Time | ColumnType::Datetime)
            if !word.starts_with(|first: char| first.is_ascii_digit()) =>
        {
            // `now`, `today`, `infinity`
            expression()
        }
        (Some(value), _) => ColumnDefault::Value(value),
    })
}

/// `\\xdeadbeef` as its bytes.
fn hexadecimal(text: &str) -> Option<Vec<u8>> {
    let pairs = text.strip_prefix("\\x")?.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}
