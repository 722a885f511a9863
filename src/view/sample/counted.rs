use serde_json::Value;

use crate::model::{Entity, Field, FieldKind};
use crate::sample::{
    READABLE, Taste, TextRules, decimal_range, decimals, domain, encoded, floats, integers, urls,
    words, zeros_before,
};
use crate::view::literal::{float, formatted, json, number, text_value};

use super::slot::slot;

/// Values that are listed where no formula fits.
const LISTED: usize = 4;

/// The same where no two rows may have the same.
const UNIQUE: usize = 20;

/// An expression of a valid value that differs with `n`, a count of type `usize`.
#[derive(Debug)]
pub(in crate::view) struct Counted {
    /// For a `json!`.
    pub code: String,
    /// How many numbers have different values before they come again, if they ever do.
    pub period: Option<usize>,
}

impl Counted {
    fn endless(code: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            period: None,
        }
    }

    /// One after the other of some values.
    fn chosen(values: impl IntoIterator<Item = String>) -> Self {
        let values: Vec<_> = values.into_iter().collect();
        let code = match values.as_slice() {
            [] => "null".to_owned(),
            [only] => only.clone(),
            several => format!("([{}][n % {}])", several.join(", "), several.len()),
        };
        Self {
            code,
            period: Some(values.len().max(1)),
        }
    }

    /// Whether all numbers have one value.
    pub(in crate::view) fn is_constant(&self) -> bool {
        self.period == Some(1)
    }
}

pub(in crate::view) fn counted(entity: &Entity, field: &Field) -> Counted {
    let field = &*field.as_sent();
    let listed = listed_count(entity, field);
    let chosen = |values: Vec<String>| Counted::chosen(besides_default(field, listed, values));
    match &field.kind {
        FieldKind::Int { min, max } => integer(
            field,
            min.unwrap_or(i32::MIN).into(),
            max.unwrap_or(i32::MAX).into(),
            listed,
        ),
        FieldKind::Bigint { min, max } => integer(
            field,
            min.unwrap_or(i64::MIN),
            max.unwrap_or(i64::MAX),
            listed,
        ),
        FieldKind::Float { min, max } => {
            chosen(floats(*min, *max, listed).into_iter().map(float).collect())
        }
        FieldKind::Decimal { .. } => decimal(field, listed),
        FieldKind::Bool if listed == UNIQUE => chosen(vec!["false".to_owned(), "true".to_owned()]),
        FieldKind::Bool => Counted {
            code: "n % 2 == 1".to_owned(),
            period: Some(2),
        },
        FieldKind::Uuid => Counted::endless("format!(\"018f2c6e-7b1a-7c3d-9e4f-{n:012}\")"),
        FieldKind::Date => Counted::endless("format!(\"{}-01-31\", 2000 + n)"),
        FieldKind::Time => Counted {
            code: "format!(\"{:02}:{:02}:00\", 1 + n / 60 % 23, n % 60)".to_owned(),
            period: Some(23 * 60),
        },
        FieldKind::Datetime => Counted::endless("format!(\"{}-01-31T09:30:00Z\", 2000 + n)"),
        FieldKind::Json => Counted::endless("{ \"number\": n }"),
        FieldKind::Bytes { .. } => bytes(field, listed),
        FieldKind::Enum { values, .. } => {
            chosen(values.iter().map(|value| text_value(&value.wire)).collect())
        }
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
    if field.unique || (in_set && !field.has_transitions) {
        UNIQUE
    } else {
        LISTED
    }
}

/// A row that was given a value may be beside one that was left the default, which must differ if it
/// is unique.
fn besides_default(field: &Field, listed: usize, values: Vec<String>) -> Vec<String> {
    let default = field
        .default
        .as_ref()
        .filter(|_| listed == UNIQUE)
        .map(json);
    let differs = |value: &&String| default.as_ref() != Some(value);
    let others: Vec<String> = values.iter().filter(differs).cloned().collect();
    if others.is_empty() { values } else { others }
}

fn integer(field: &Field, min: i64, max: i64, listed: usize) -> Counted {
    let default = field.default.as_ref().filter(|_| listed == UNIQUE);
    let default = default.and_then(Value::as_i64);
    let start = if min <= 1 && max >= 1 { 1 } else { min };
    let start = match default {
        Some(default) if default >= start && default < max => default + 1,
        _ => start,
    };
    let end = |distance: i64| start.checked_add(distance).is_none_or(|end| end <= max);
    if start >= 0 && end(100_000) {
        return Counted::endless(if start <= 1 {
            "n".to_owned()
        } else {
            format!("{} + n", number(&start.to_string()))
        });
    }
    if start >= 0 && end(UNIQUE.try_into().unwrap_or(i64::MAX)) {
        let count = max - start + 1;
        let (start, period) = (number(&start.to_string()), number(&count.to_string()));
        return Counted {
            code: format!("{start} + n % {period}"),
            period: usize::try_from(count).ok(),
        };
    }
    let numbers = integers(&field.names.wire, min, max, listed);
    let numbers = numbers
        .into_iter()
        .map(|value| json(&value.into()))
        .collect();
    Counted::chosen(besides_default(field, listed, numbers))
}

fn decimal(field: &Field, listed: usize) -> Counted {
    let FieldKind::Decimal { shape, min, max } = &field.kind else {
        return Counted::chosen([]);
    };
    let (least, most) = decimal_range(*shape, *min, *max);
    let fraction = match shape.scale {
        0 => String::new(),
        scale => format!(".5{}", "0".repeat(scale as usize - 1)),
    };
    if least <= 1.into() && most >= 10_000.into() {
        return Counted::endless(format!("format!(\"{{n}}{fraction}\")"));
    }
    let numbers = decimals(&field.names.wire, *shape, *min, *max, listed);
    Counted::chosen(
        numbers
            .into_iter()
            .map(|value| text_value(&value.to_string())),
    )
}

fn bytes(field: &Field, listed: usize) -> Counted {
    let Some(rules) = TextRules::of(&field.kind) else {
        return Counted::chosen([]);
    };
    if listed == UNIQUE || rules.min > READABLE {
        return distinct_bytes(rules.min, rules.max);
    }
    let contents = ["one", "two", "three"].map(|word| rules.fitted(word));
    let texts: Vec<_> = contents
        .iter()
        .map(|content| encoded(content.as_bytes()))
        .collect();
    Counted::chosen(distinct(texts).iter().map(|text| text_value(text)))
}

/// Three bytes are four digits of base64, and all that are zero are `A`.
fn distinct_bytes(min: usize, max: usize) -> Counted {
    let triples = min.div_ceil(3).max(1);
    if triples * 3 > max {
        let count = if max == 0 { 1 } else { UNIQUE };
        let last = (b'A'..=b'T').take(count);
        let contents = last.map(|last| encoded(&zeros_before(min.max(1).min(max), last)));
        return Counted::chosen(contents.map(|content| text_value(&content)));
    }
    let zeros = "A".repeat(4 * (triples - 1));
    Counted {
        code: format!("format!({})", formatted(&zeros, "{n:04}", "")),
        period: Some(9_999),
    }
}

fn textual(entity: &Entity, field: &Field) -> Counted {
    let Some(rules) = TextRules::of(&field.kind) else {
        return Counted::chosen([]);
    };
    let plain = match &field.kind {
        FieldKind::Email { .. } => emails(&rules),
        FieldKind::Url { .. } => addresses(&rules),
        FieldKind::Slug { .. } => slugs(field, &rules),
        FieldKind::Password { .. } => vec![rules.fitted("correct horse 1"), rules.fitted("1")],
        _ => texts(entity, field, &rules),
    };
    let form = slot(&plain, |text| rules.holds(text));
    form.map_or_else(
        || listed(field, &rules, &plain, listed_count(entity, field)),
        |form| Counted {
            code: format!("format!({})", form.code),
            period: Some(form.most),
        },
    )
}

fn listed(field: &Field, rules: &TextRules, plain: &[String], count: usize) -> Counted {
    let given = [&field.example, &field.default].into_iter().flatten();
    let given = given.filter_map(|value| value.as_str()).map(str::to_owned);
    let letters = || ('a'..='t').map(|letter| letter.to_string().repeat(rules.min.max(1)));
    let several: Vec<String> = match (&field.kind, &rules.pattern) {
        (_, Some(pattern)) => {
            let matches = pattern.matches(Taste::Letters, rules.min, rules.max);
            matches.texts.iter().cloned().chain(given.take(1)).collect()
        }
        (FieldKind::Email { .. } | FieldKind::Url { .. }, None) => plain.to_vec(),
        _ if rules.max == 0 => vec![String::new()],
        _ => letters().collect(),
    };
    let several = distinct(several)
        .into_iter()
        .filter(|text| rules.holds(text));
    let several = several
        .take(count)
        .map(|value| text_value(&value))
        .collect();
    Counted::chosen(besides_default(field, count, several))
}

fn distinct(texts: Vec<String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

/// Texts with a digit that a counter may take the place of, the believable ones first.
fn texts(entity: &Entity, field: &Field, rules: &TextRules) -> Vec<String> {
    if let Some(pattern) = &rules.pattern {
        let example = field.example.as_ref().and_then(|example| example.as_str());
        let matches = pattern.matches(Taste::Digits, rules.min, rules.max);
        // Where no text was found at all, longer ones would be looked for in vain.
        let longer = (2..=6).filter(|_| !matches.texts.is_empty());
        let longer = longer.map(|more| (rules.min + more).min(rules.max));
        let longer = longer.filter_map(|length| pattern.of_length(length));
        let texts = example.map(str::to_owned).into_iter();
        return texts
            .chain(matches.texts.iter().cloned())
            .chain(longer)
            .collect();
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

/// Where there is no room for a counter, those for one letter each.
fn emails(rules: &TextRules) -> Vec<String> {
    let name = |text: &str| format!("{text}{}", domain(rules.min.saturating_sub(text.len())));
    let letters = |rest: &str| {
        ('a'..='t')
            .map(|letter| format!("{letter}{rest}"))
            .collect()
    };
    let short: Vec<String> = match rules.max {
        0..5 => letters("@b"),
        5 => letters("@b.c"),
        _ => Vec::new(),
    };
    let texts = [
        name("ada1@example.com"),
        name("a1@b.co"),
        "a@b.c".to_owned(),
    ];
    texts
        .into_iter()
        .chain(short)
        .filter(|text| rules.holds(text))
        .collect()
}

fn addresses(rules: &TextRules) -> Vec<String> {
    let path = |text: &str| format!("{text}{}", "x".repeat(rules.min.saturating_sub(text.len())));
    let letters: Vec<String> = ('a'..='t').map(String::from).collect();
    let letters: Vec<&str> = letters.iter().map(String::as_str).collect();
    let texts = [path("https://example.com/1"), path("http://a.b/1")].into_iter();
    let short = urls(rules, &letters);
    texts
        .chain(short)
        .filter(|text| rules.holds(text))
        .collect()
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
