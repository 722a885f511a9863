use crate::model::{Entity, Field, FieldKind};
use crate::view::literal::{float, json, number, text};

use super::number::{decimal_range, decimals, floats, integers};
use super::pattern::Taste;
use super::slot::slot;
use super::text_rules::TextRules;
use super::value::{domain, encoded};
use super::words::words;

/// Values that are listed where no formula fits.
const LISTED: usize = 4;

/// The same where no two rows may have the same.
const UNIQUE: usize = 20;

/// An expression of a valid value that differs with `n`, a count of type `usize`, for a `json!`.
pub(in crate::view) fn counted(entity: &Entity, field: &Field) -> String {
    let name = field.names.wire.as_str();
    let listed = listed_count(entity, field);
    match &field.kind {
        FieldKind::Int { min, max } => integer(
            name,
            min.unwrap_or(i32::MIN).into(),
            max.unwrap_or(i32::MAX).into(),
            listed,
        ),
        FieldKind::Bigint { min, max } => integer(
            name,
            min.unwrap_or(i64::MIN),
            max.unwrap_or(i64::MAX),
            listed,
        ),
        FieldKind::Float { min, max } => chosen(floats(*min, *max, listed).into_iter().map(float)),
        FieldKind::Decimal { .. } => decimal(field, listed),
        FieldKind::Bool => "n % 2 == 1".to_owned(),
        FieldKind::Uuid => "format!(\"018f2c6e-7b1a-7c3d-9e4f-{n:012}\")".to_owned(),
        FieldKind::Date => "format!(\"{}-01-31\", 2000 + n)".to_owned(),
        FieldKind::Time => "format!(\"{:02}:{:02}:00\", 1 + n / 60 % 23, n % 60)".to_owned(),
        FieldKind::Datetime => "format!(\"{}-01-31T09:30:00Z\", 2000 + n)".to_owned(),
        FieldKind::Json => "{ \"number\": n }".to_owned(),
        FieldKind::Bytes { .. } => bytes(field),
        FieldKind::Enum { values, .. } => chosen(values.iter().map(|value| text(&value.wire))),
        FieldKind::String { .. }
        | FieldKind::Text { .. }
        | FieldKind::Email { .. }
        | FieldKind::Url { .. }
        | FieldKind::Slug { .. }
        | FieldKind::Password { .. } => textual(entity, field),
    }
}

fn listed_count(entity: &Entity, field: &Field) -> usize {
    let in_set = entity
        .uniques
        .iter()
        .any(|set| set.columns.contains(&field.names.column));
    if field.unique || in_set {
        UNIQUE
    } else {
        LISTED
    }
}

/// One after the other of some values.
fn chosen(values: impl IntoIterator<Item = String>) -> String {
    let values: Vec<_> = values.into_iter().collect();
    match values.as_slice() {
        [] => "null".to_owned(),
        [only] => only.clone(),
        several => format!("([{}][n % {}])", several.join(", "), several.len()),
    }
}

fn integer(name: &str, min: i64, max: i64, listed: usize) -> String {
    let start = if min <= 1 && max >= 1 { 1 } else { min };
    let end = |distance: i64| start.checked_add(distance).is_none_or(|end| end <= max);
    if start >= 0 && end(100_000) {
        return if start <= 1 {
            "n".to_owned()
        } else {
            format!("{} + n", number(&start.to_string()))
        };
    }
    if start >= 0 && end(UNIQUE.try_into().unwrap_or(i64::MAX)) {
        return format!(
            "{} + n % {}",
            number(&start.to_string()),
            number(&(max - start + 1).to_string())
        );
    }
    let numbers = integers(name, min, max, listed);
    chosen(numbers.into_iter().map(|value| json(&value.into())))
}

fn decimal(field: &Field, listed: usize) -> String {
    let FieldKind::Decimal { shape, min, max } = &field.kind else {
        return String::new();
    };
    let (least, most) = decimal_range(*shape, *min, *max);
    let fraction = match shape.scale {
        0 => String::new(),
        scale => format!(".5{}", "0".repeat(scale as usize - 1)),
    };
    if least <= 1.into() && most >= 10_000.into() {
        return format!("format!(\"{{n}}{fraction}\")");
    }
    let numbers = decimals(&field.names.wire, *shape, *min, *max, listed);
    chosen(numbers.into_iter().map(|value| text(&value.to_string())))
}

fn bytes(field: &Field) -> String {
    let Some(rules) = TextRules::of(&field.kind) else {
        return String::new();
    };
    let contents = ["one", "two", "three"].map(|word| rules.fitted(word));
    chosen(contents.map(|content| text(&encoded(content.as_bytes()))))
}

fn textual(entity: &Entity, field: &Field) -> String {
    let Some(rules) = TextRules::of(&field.kind) else {
        return String::new();
    };
    let plain = match &field.kind {
        FieldKind::Email { .. } => emails(&rules),
        FieldKind::Url { .. } => urls(&rules),
        FieldKind::Slug { .. } => slugs(field, &rules),
        FieldKind::Password { .. } => vec![rules.fitted("correct horse 1"), rules.fitted("1")],
        _ => texts(entity, field, &rules),
    };
    let form = slot(&plain, |text| rules.holds(text));
    form.map_or_else(
        || listed(&rules, &plain, listed_count(entity, field)),
        |form| format!("format!(\"{form}\")"),
    )
}

fn listed(rules: &TextRules, plain: &[String], count: usize) -> String {
    let several: Vec<String> = match &rules.pattern {
        Some(pattern) => pattern.matches(Taste::Letters, rules.min, rules.max, count),
        None if rules.max == 0 => vec![String::new()],
        None if plain
            .iter()
            .all(|text| text.contains('@') || text.contains(':')) =>
        {
            plain.to_vec()
        }
        None => ('a'..='t')
            .take(count)
            .map(|letter| letter.to_string().repeat(rules.min.max(1)))
            .collect(),
    };
    chosen(several.iter().map(|value| text(value)))
}

/// Texts with a digit that a counter may take the place of, the believable ones first.
fn texts(entity: &Entity, field: &Field, rules: &TextRules) -> Vec<String> {
    if let Some(pattern) = &rules.pattern {
        let mut texts = pattern.matches(Taste::Digits, rules.min, rules.max, UNIQUE);
        texts.extend(
            (2..=6).filter_map(|more| pattern.of_length((rules.min + more).min(rules.max))),
        );
        return texts;
    }
    let [first, ..] = words(&field.names.wire, &entity.name, &field.names.human);
    let first = match &field.example {
        Some(example) => example.as_str().unwrap_or(&first).to_owned(),
        None => first,
    };
    let stem: String = first
        .trim_end_matches(['.', ' '])
        .chars()
        .filter(|character| !character.is_ascii_digit() && *character != ',')
        .collect();
    let room = rules.max.saturating_sub(5);
    let short: String = stem.chars().take(room).collect();
    let missing = rules.min.saturating_sub(short.chars().count() + 2);
    let long = format!("{} 1", rules.fitted(&stem));
    vec![
        if missing > 0 {
            long
        } else {
            format!("{} 1", short.trim_end())
        },
        format!("{short}1"),
        "1".repeat(rules.max.min(3)),
        "1".repeat(rules.min),
    ]
}

fn emails(rules: &TextRules) -> Vec<String> {
    let name = |text: &str| format!("{text}{}", domain(rules.min.saturating_sub(text.len())));
    vec![
        name("ada1@example.com"),
        name("a1@b.co"),
        "a@b.c".to_owned(),
    ]
}

fn urls(rules: &TextRules) -> Vec<String> {
    let path = |text: &str| format!("{text}{}", "x".repeat(rules.min.saturating_sub(text.len())));
    vec![path("https://example.com/1"), path("http://a.b/1")]
}

fn slugs(field: &Field, rules: &TextRules) -> Vec<String> {
    let stem = heck::ToKebabCase::to_kebab_case(field.names.human.as_str());
    let long = format!("{stem}-1");
    let longer = format!(
        "{stem}{}-1",
        "x".repeat(rules.min.saturating_sub(long.len()))
    );
    vec![
        longer,
        "a-1".to_owned(),
        "1".repeat(rules.max.min(3)),
        "1".repeat(rules.min),
    ]
}
