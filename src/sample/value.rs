use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::model::{Entity, Field, FieldKind};

use super::number::{decimals, floats, integers};
use super::text_rules::{READABLE, TextRules};
use super::wanted::Taste;
use super::words::words;

/// A valid value of a field, one of three that differ as far as the rules let them.
///
/// The first is the example of the spec, if there is one. `None` where no value is known, which
/// the spec has been refused for unless it is from an earlier run.
#[must_use]
pub fn sample_value(entity: &Entity, field: &Field, index: usize) -> Option<Value> {
    let field = &*field.as_sent();
    let Some(example) = field.example.as_ref().filter(|example| !example.is_null()) else {
        return made(entity, field, index).or_else(|| field.default.clone());
    };
    if index == 0 {
        return Some(example.clone());
    }
    let others = (0..3).filter_map(|index| made(entity, field, index));
    let mut others = others.filter(|value| value != example);
    others.nth(index - 1).or_else(|| Some(example.clone()))
}

/// The same where a spec has been refused that knows no value, unless it is from an earlier run.
#[must_use]
pub fn any_sample(entity: &Entity, field: &Field, index: usize) -> Value {
    sample_value(entity, field, index).unwrap_or_default()
}

fn made(entity: &Entity, field: &Field, index: usize) -> Option<Value> {
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
        FieldKind::Bool => Some(json!(index.is_multiple_of(2))),
        FieldKind::Uuid => Some(json!(format!(
            "018f2c6e-7b1a-7c3d-9e4f-5a6b7c8d9e{:02x}",
            index + 15
        ))),
        FieldKind::Date | FieldKind::Time | FieldKind::Datetime => {
            at(&moments(name, &field.kind), index)
        }
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

fn moments(name: &str, kind: &FieldKind) -> [&'static str; 3] {
    match kind {
        FieldKind::Date if name.contains("birth") => ["1990-05-14", "1985-11-02", "2001-07-30"],
        FieldKind::Date => ["2026-01-31", "2026-03-14", "2026-06-02"],
        FieldKind::Time => ["09:00:00", "12:30:00", "18:45:00"],
        _ => [
            "2026-01-31T09:00:00Z",
            "2026-03-14T12:30:00Z",
            "2026-06-02T18:45:00Z",
        ],
    }
}

/// The value at an index, or the last.
fn at<T: serde::Serialize>(values: &[T], index: usize) -> Option<Value> {
    let value = values.get(index).or(values.last())?;
    Some(json!(value))
}

/// Three texts, of which no two are alike if the rules let them differ.
fn texts(entity: &Entity, field: &Field) -> Vec<String> {
    let Some(rules) = TextRules::of(&field.kind) else {
        return Vec::new();
    };
    if let Some(pattern) = &rules.pattern {
        let matches = pattern.matches(Taste::Digits, rules.min, rules.max);
        return matches.texts.iter().take(3).cloned().collect();
    }
    let name = &field.names.wire;
    let plain = words(name, &entity.name, &field.names.human);
    let fitted = |texts: [&str; 3]| texts.map(|text| rules.fitted(text)).to_vec();
    let texts = match &field.kind {
        FieldKind::Email { .. } => return plain_emails(&rules),
        FieldKind::Url { .. } => return urls(&rules, &["first", "second", "third"]),
        FieldKind::Slug { .. } => plain.map(|text| slug(&rules, &text)).to_vec(),
        FieldKind::Password { .. } => fitted([
            "correct horse battery",
            "purple piano window",
            "seven silver spoons",
        ]),
        _ => plain.map(|text| rules.fitted(&text)).to_vec(),
    };
    if let FieldKind::Bytes { .. } = field.kind
        && rules.min > READABLE
    {
        // Such that base64 repeats one letter.
        let bytes = [0x00, 0x55, 0xaa].map(|byte| vec![byte; rules.min]);
        return bytes.map(|bytes| encoded(&bytes)).to_vec();
    }
    let texts = if is_alike(&texts) {
        fitted(["1", "2", "3"])
    } else {
        texts
    };
    match &field.kind {
        FieldKind::Bytes { .. } => {
            let bytes = texts.iter().map(|text| encoded(text.as_bytes()));
            bytes.collect()
        }
        _ => texts,
    }
}

/// So many bytes, all but the last of them zero.
#[must_use]
pub fn zeros_before(length: usize, last: u8) -> Vec<u8> {
    let mut bytes = vec![0; length];
    if let Some(end) = bytes.last_mut() {
        *end = last;
    }
    bytes
}

fn is_alike(texts: &[String]) -> bool {
    texts
        .iter()
        .enumerate()
        .any(|(at, text)| text.is_empty() || texts[..at].contains(text))
}

fn plain_emails(rules: &TextRules) -> Vec<String> {
    let forms = [
        ["ada@example.com", "grace@example.com", "alan@example.com"],
        ["a@b.co", "b@b.co", "c@b.co"],
        ["a@b.c", "b@b.c", "c@b.c"],
        ["a@b", "b@b", "c@b"],
    ];
    let fits = |texts: &[&str; 3]| texts.iter().all(|text| text.len() <= rules.max);
    let texts = forms.into_iter().find(fits).into_iter().flatten();
    texts
        .map(|text| format!("{text}{}", domain(rules.min.saturating_sub(text.len()))))
        .collect()
}

/// So many characters that a domain may end with.
#[must_use]
pub fn domain(length: usize) -> String {
    let labels: String = (0..length)
        .map(|at| if at % 60 == 0 { '.' } else { 'x' })
        .collect();
    if labels.ends_with('.') {
        format!("{}x", &labels[..labels.len() - 1])
    } else {
        labels
    }
}

/// Addresses with paths, the believable ones first.
#[must_use]
pub fn urls(rules: &TextRules, pages: &[&str]) -> Vec<String> {
    let forms = [
        "https://example.com/{}",
        "http://a.b/{1}",
        "a://b/{1}",
        "a://{1}",
    ];
    let spelled = |form: &str, page: &str| form.replace("{}", page).replace("{1}", &page[..1]);
    let fits = |form: &&str| {
        pages
            .iter()
            .all(|page| spelled(form, page).len() <= rules.max)
    };
    let Some(form) = forms.into_iter().find(fits) else {
        return Vec::new();
    };
    let drawn =
        |text: String| format!("{text}{}", "x".repeat(rules.min.saturating_sub(text.len())));
    pages
        .iter()
        .map(|page| drawn(spelled(form, page)))
        .collect()
}

fn slug(rules: &TextRules, text: &str) -> String {
    let mut slug = heck::ToKebabCase::to_kebab_case(text);
    slug.retain(|character| character.is_ascii_alphanumeric() || character == '-');
    slug.truncate(rules.max);
    let slug = slug.trim_matches('-');
    format!("{slug}{}", "x".repeat(rules.min.saturating_sub(slug.len())))
}

/// Bytes as JSON spells them.
#[must_use]
pub fn encoded(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
