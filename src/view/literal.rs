//! Values as Rust source spells them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::model::{Field, FieldKind};

/// SQL as the inside of a string literal.
#[must_use]
pub fn embedded(sql: &str) -> String {
    sql.replace('"', "\\\"")
}

/// A number with its digits in groups of three, as clippy wants long ones.
#[must_use]
pub fn number(digits: &str) -> String {
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let whole = if whole.len() > 4 {
        grouped(whole)
    } else {
        whole.to_owned()
    };
    match fraction {
        Some(fraction) if fraction.len() > 4 => {
            format!("{sign}{whole}.{}", grouped_fraction(fraction))
        }
        Some(fraction) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{whole}"),
    }
}

/// A whole number, with its type where it needs more than 32 bits.
#[must_use]
pub fn integer(value: i64) -> String {
    let suffix = if i32::try_from(value).is_ok() {
        ""
    } else {
        "_i64"
    };
    format!("{}{suffix}", number(&value.to_string()))
}

/// A float with a point, so that it is one.
#[must_use]
pub fn float(value: f64) -> String {
    let text = format!("{value:?}");
    if text.contains('e') {
        text
    } else {
        number(&text)
    }
}

/// A text between quotes.
#[must_use]
pub fn text(value: &str) -> String {
    format!("\"{}\"", value.escape_default())
}

/// A regular expression as a raw string.
#[must_use]
pub fn pattern(expression: &str) -> String {
    if expression.contains('"') {
        let mut hashes = String::from("#");
        while expression.contains(&format!("\"{hashes}")) {
            hashes.push('#');
        }
        return format!("r{hashes}\"{expression}\"{hashes}");
    }
    if expression.contains('\\') {
        format!("r\"{expression}\"")
    } else {
        format!("\"{expression}\"")
    }
}

/// The default of a field as an expression of its type, or of an option of it.
#[must_use]
pub fn default(field: &Field, value: &Value) -> String {
    let plain = plain(value);
    match &field.kind {
        FieldKind::Uuid => format!("uuid!({})", text(&plain)),
        FieldKind::Date | FieldKind::Time | FieldKind::Datetime => {
            format!("{}.parse().ok()", text(&plain))
        }
        FieldKind::Bytes { .. } => format!("BASE64_STANDARD.decode({}).ok()", text(&plain)),
        kind => of_kind(kind, value),
    }
}

/// A value as an expression of the field's type, without the option, for tests.
#[must_use]
pub fn typed(field: &Field, value: &Value) -> String {
    let plain = plain(value);
    match &field.kind {
        FieldKind::Uuid | FieldKind::Date | FieldKind::Time | FieldKind::Datetime => {
            format!("{}.parse().unwrap()", text(&plain))
        }
        FieldKind::Bytes { .. } => bytes(&STANDARD.decode(&plain).unwrap_or_default()),
        kind => of_kind(kind, value),
    }
}

/// A value of a kind that has literals.
fn of_kind(kind: &FieldKind, value: &Value) -> String {
    let plain = plain(value);
    match kind {
        FieldKind::Int { .. } | FieldKind::Bigint { .. } => number(&plain),
        FieldKind::Float { .. } => float(value.as_f64().unwrap_or_default()),
        FieldKind::Decimal { .. } => format!("dec!({plain})"),
        FieldKind::Json => format!("json!({value})"),
        FieldKind::Enum { rust_type, values } => {
            let value = values.iter().find(|candidate| candidate.wire == plain);
            let variant = value.map_or("", |value| &value.variant);
            format!("{rust_type}::{variant}")
        }
        FieldKind::Password { .. } => format!("Password::Clear({}.to_owned())", text(&plain)),
        FieldKind::Bool => plain,
        _ => format!("{}.to_owned()", text(&plain)),
    }
}

/// A value as the inside of a `json!`.
#[must_use]
pub fn json(value: &Value) -> String {
    match value {
        Value::Number(digits) if digits.is_f64() => float(digits.as_f64().unwrap_or_default()),
        Value::Number(digits) => match digits.as_i64() {
            Some(value) => integer(value),
            None => format!("{}_u64", number(&digits.to_string())),
        },
        Value::String(value) => text(value),
        other => other.to_string(),
    }
}

/// A text between quotes that may be missing, as an option.
#[must_use]
pub fn optional_text(value: Option<&str>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({})", text(value)))
}

fn plain(value: &Value) -> String {
    let text = value.as_str().map(str::to_owned);
    text.unwrap_or_else(|| value.to_string())
}

fn bytes(bytes: &[u8]) -> String {
    let is_text = bytes
        .iter()
        .all(|byte| byte.is_ascii_graphic() || *byte == b' ');
    if is_text {
        return format!("b{}.to_vec()", text(&String::from_utf8_lossy(bytes)));
    }
    let numbers: Vec<_> = bytes.iter().map(ToString::to_string).collect();
    format!("vec![{}]", numbers.join(", "))
}

fn grouped_fraction(digits: &str) -> String {
    let groups: Vec<_> = digits
        .as_bytes()
        .chunks(3)
        .map(String::from_utf8_lossy)
        .collect();
    groups.join("_")
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}
