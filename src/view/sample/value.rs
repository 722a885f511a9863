use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::model::{Entity, Field, FieldKind};

use super::number::{decimals, floats, integers};
use super::pattern::Taste;
use super::text_rules::TextRules;
use super::words::words;

/// A valid value of a field, one of three that differ as far as the rules let them.
///
/// The first is the example of the spec, if there is one.
pub(in crate::view) fn sample_value(entity: &Entity, field: &Field, index: usize) -> Value {
    match &field.example {
        Some(example) if index == 0 => example.clone(),
        Some(example) => {
            let others = (0..3)
                .map(|index| made(entity, field, index))
                .filter(|value| value != example);
            others
                .clone()
                .nth(index - 1)
                .unwrap_or_else(|| example.clone())
        }
        None => made(entity, field, index),
    }
}

fn made(entity: &Entity, field: &Field, index: usize) -> Value {
    let name = field.names.wire.as_str();
    match &field.kind {
        FieldKind::Int { min, max } => {
            let (min, max) = (min.unwrap_or(i32::MIN), max.unwrap_or(i32::MAX));
            at(&integers(name, min.into(), max.into(), 3), index)
        }
        FieldKind::Bigint { min, max } => at(
            &integers(name, min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX), 3),
            index,
        ),
        FieldKind::Float { min, max } => at(&floats(*min, *max, 3), index),
        FieldKind::Decimal { shape, min, max } => {
            let numbers = decimals(name, *shape, *min, *max, 3);
            let texts: Vec<_> = numbers.iter().map(ToString::to_string).collect();
            at(&texts, index)
        }
        FieldKind::Bool => json!(index.is_multiple_of(2)),
        FieldKind::Uuid => json!(format!(
            "018f2c6e-7b1a-7c3d-9e4f-5a6b7c8d9e{:02x}",
            index + 15
        )),
        FieldKind::Date if name.contains("birth") => {
            at(&["1990-05-14", "1985-11-02", "2001-07-30"], index)
        }
        FieldKind::Date => at(&["2026-01-31", "2026-03-14", "2026-06-02"], index),
        FieldKind::Time => at(&["09:00:00", "12:30:00", "18:45:00"], index),
        FieldKind::Datetime => at(
            &[
                "2026-01-31T09:00:00Z",
                "2026-03-14T12:30:00Z",
                "2026-06-02T18:45:00Z",
            ],
            index,
        ),
        FieldKind::Json => at(
            &[
                json!({"first": 1}),
                json!({"second": 2}),
                json!({"third": 3}),
            ],
            index,
        ),
        FieldKind::Enum { values, .. } => {
            let words: Vec<_> = values.iter().map(|value| value.wire.as_str()).collect();
            at(&words, index % words.len().max(1))
        }
        FieldKind::String { .. }
        | FieldKind::Text { .. }
        | FieldKind::Bytes { .. }
        | FieldKind::Email { .. }
        | FieldKind::Url { .. }
        | FieldKind::Slug { .. }
        | FieldKind::Password { .. } => at(&texts(entity, field), index),
    }
}

/// The value at an index, or the last.
fn at<T: serde::Serialize>(values: &[T], index: usize) -> Value {
    values
        .get(index)
        .or(values.last())
        .map_or(Value::Null, |value| json!(value))
}

/// Three texts, of which no two are alike if the rules let them differ.
fn texts(entity: &Entity, field: &Field) -> Vec<String> {
    let Some(rules) = TextRules::of(&field.kind) else {
        return Vec::new();
    };
    if let Some(pattern) = &rules.pattern {
        return pattern.matches(Taste::Digits, rules.min, rules.max, 3);
    }
    let name = &field.names.wire;
    let plain = words(name, &entity.name, &field.names.human);
    let texts = match &field.kind {
        FieldKind::Email { .. } => plain_emails(&rules),
        FieldKind::Url { .. } => ["first", "second", "third"]
            .map(|page| url(&rules, page))
            .to_vec(),
        FieldKind::Slug { .. } => plain.map(|text| slug(&rules, &text)).to_vec(),
        FieldKind::Password { .. } => [
            "correct horse battery",
            "purple piano window",
            "seven silver spoons",
        ]
        .map(|text| rules.fitted(text))
        .to_vec(),
        FieldKind::Bytes { .. } => plain
            .map(|text| encoded(rules.fitted(&text).as_bytes()))
            .to_vec(),
        _ => plain.map(|text| rules.fitted(&text)).to_vec(),
    };
    let alike = texts[0] == texts[1] || texts[1] == texts[2] || texts[0] == texts[2];
    if alike {
        ["1", "2", "3"].map(|text| rules.fitted(text)).to_vec()
    } else {
        texts
    }
}

fn plain_emails(rules: &TextRules) -> Vec<String> {
    let long = ["ada@example.com", "grace@example.com", "alan@example.com"];
    let texts = if long.iter().all(|text| text.len() <= rules.max) {
        long
    } else {
        ["a@b.co", "b@b.co", "c@b.co"]
    };
    texts
        .map(|text| format!("{text}{}", domain(rules.min.saturating_sub(text.len()))))
        .to_vec()
}

/// So many characters that a domain may end with.
pub(super) fn domain(length: usize) -> String {
    let labels: String = (0..length)
        .map(|at| if at % 60 == 0 { '.' } else { 'x' })
        .collect();
    if labels.ends_with('.') {
        format!("{}x", &labels[..labels.len() - 1])
    } else {
        labels
    }
}

pub(super) fn url(rules: &TextRules, page: &str) -> String {
    let text = if rules.max < 26 {
        format!("http://a.b/{}", &page[..1])
    } else {
        format!("https://example.com/{page}")
    };
    format!("{text}{}", "x".repeat(rules.min.saturating_sub(text.len())))
}

pub(super) fn slug(rules: &TextRules, text: &str) -> String {
    let mut slug = heck::ToKebabCase::to_kebab_case(text);
    slug.retain(|character| character.is_ascii_alphanumeric() || character == '-');
    slug.truncate(rules.max);
    let slug = slug.trim_matches('-');
    format!("{slug}{}", "x".repeat(rules.min.saturating_sub(slug.len())))
}

/// Bytes as JSON spells them.
pub(super) fn encoded(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
