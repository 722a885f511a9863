//! Values as Rust source spells them.

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
    let plain = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    match &field.kind {
        FieldKind::String { .. }
        | FieldKind::Text { .. }
        | FieldKind::Email { .. }
        | FieldKind::Url { .. }
        | FieldKind::Slug { .. } => format!("{}.to_owned()", text(&plain)),
        FieldKind::Int { .. } | FieldKind::Bigint { .. } => number(&plain),
        FieldKind::Float { .. } => float(value.as_f64().unwrap_or_default()),
        FieldKind::Decimal { .. } => format!("dec!({plain})"),
        FieldKind::Bool => plain,
        FieldKind::Uuid => format!("uuid!({})", text(&plain)),
        FieldKind::Date | FieldKind::Time | FieldKind::Datetime => {
            format!("{}.parse().ok()", text(&plain))
        }
        FieldKind::Json => format!("json!({value})"),
        FieldKind::Bytes { .. } => format!("BASE64_STANDARD.decode({}).ok()", text(&plain)),
        FieldKind::Enum { rust_type, values } => {
            let variant = values.iter().find(|candidate| candidate.wire == plain);
            format!(
                "{rust_type}::{}",
                variant.map_or("", |variant| &variant.variant)
            )
        }
        FieldKind::Password { .. } => format!("Password::Clear({}.to_owned())", text(&plain)),
    }
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
