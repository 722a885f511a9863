//! Values as Rust source spells them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::model::{Field, FieldKind, IdKind};

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
    format!("{value:?}")
}

/// Longer runs of one character are written as what repeats it.
const LONG_RUN: usize = 100;

/// A text as the arguments of a `format!`, with what stands between its two parts.
#[must_use]
pub fn formatted(before: &str, slot: &str, after: &str) -> String {
    let mut arguments = Vec::new();
    let before = folded(before, &mut arguments);
    let after = folded(after, &mut arguments);
    let text = format!("\"{before}{slot}{after}\"");
    let arguments = std::iter::once(text).chain(arguments);
    arguments.collect::<Vec<_>>().join(", ")
}

/// A text as the inside of the first argument of a `format!`, with long runs among the others.
fn folded(value: &str, arguments: &mut Vec<String>) -> String {
    let mut code = String::new();
    let mut rest = value;
    while let Some(first) = rest.chars().next() {
        let run = rest
            .chars()
            .take_while(|character| *character == first)
            .count();
        let (same, others) = rest.split_at(run * first.len_utf8());
        if run > LONG_RUN {
            code.push_str("{}");
            arguments.push(repeated(first, run));
        } else {
            let braced = same.replace('{', "{{").replace('}', "}}");
            let quoted = text(&braced);
            code.push_str(&quoted[1..quoted.len() - 1]);
        }
        rest = others;
    }
    code
}

fn repeated(character: char, count: usize) -> String {
    let text = text(&character.to_string());
    format!("{text}.repeat({})", number(&count.to_string()))
}

/// A text as an expression that `json!` takes, or that is compared with another text.
#[must_use]
pub fn text_value(value: &str) -> String {
    if value.len() <= LONG_RUN {
        return text(value);
    }
    let mut runs = Vec::new();
    folded(value, &mut runs);
    match (runs.as_slice(), value.chars().next()) {
        ([], _) => text(value),
        ([only], Some(first)) if value.chars().all(|other| other == first) => only.clone(),
        _ => format!("format!({})", formatted(value, "", "")),
    }
}

/// A text as an expression of a `String`.
#[must_use]
pub fn owned_text(value: &str) -> String {
    if value.is_empty() {
        return "String::new()".to_owned();
    }
    let code = text_value(value);
    if code.starts_with('"') && code.ends_with('"') {
        format!("{code}.to_owned()")
    } else {
        code
    }
}

/// A regular expression as a raw string.
#[must_use]
pub fn pattern(expression: &str) -> String {
    if expression.contains(char::is_control) {
        return text(expression);
    }
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
        FieldKind::Json => format!("json!({})", json(value)),
        FieldKind::Enum { rust_type, values } => {
            let value = values.iter().find(|candidate| candidate.wire == plain);
            let variant = value.map_or("", |value| &value.variant);
            format!("{rust_type}::{variant}")
        }
        FieldKind::Password { .. } => format!("Password::Clear({})", owned_text(&plain)),
        FieldKind::Bool => plain,
        _ => owned_text(&plain),
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
        Value::String(value) => text_value(value),
        Value::Array(values) => {
            let values: Vec<_> = values.iter().map(json).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Object(entries) => {
            let entries = entries.iter();
            let entries: Vec<_> = entries
                .map(|(key, value)| format!("{}: {}", text(key), json(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

/// An expression in an `Option`, where it is one.
#[must_use]
pub fn optional(value: String, is_optional: bool) -> String {
    if is_optional {
        format!("Some({value})")
    } else {
        value
    }
}

/// The id of a row that tests make up.
#[must_use]
pub fn first_id(kind: IdKind) -> &'static str {
    match kind {
        IdKind::Uuid => "Uuid::nil()",
        IdKind::Bigint => "1",
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
    if bytes.len() > LONG_RUN && bytes.iter().all(|byte| *byte == bytes[0]) {
        return format!("vec![{}; {}]", bytes[0], number(&bytes.len().to_string()));
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
