use crate::model::{Field, FieldKind};
use crate::view::literal::{float, number, text};

use super::base64::zeros;
use super::fit::Fit;
use super::number::decimal_range;
use super::still::{slug, url};

/// Texts longer than this are not tried.
pub(super) const LONGEST: usize = 100_000;

/// Expressions of values at the very ends of what is valid, for a `json!`.
pub(in crate::view) fn edges(field: &Field) -> Vec<String> {
    let mut edges = match &field.kind {
        FieldKind::Int { min, max } => [min.unwrap_or(i32::MIN), max.unwrap_or(i32::MAX)]
            .map(|end| super::json(&end.into()))
            .to_vec(),
        FieldKind::Bigint { min, max } => [min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX)]
            .map(|end| super::json(&end.into()))
            .to_vec(),
        FieldKind::Float { min, max } => [min, max]
            .into_iter()
            .flatten()
            .map(|end| float(*end))
            .collect(),
        FieldKind::Decimal { shape, min, max } => {
            let (mut least, mut most) = decimal_range(*shape, *min, *max);
            least.rescale(shape.scale);
            most.rescale(shape.scale);
            vec![text(&least.to_string()), text(&most.to_string())]
        }
        FieldKind::Bool => vec!["true".to_owned(), "false".to_owned()],
        FieldKind::Uuid => Vec::new(),
        FieldKind::Date => vec![text("2024-02-29")],
        FieldKind::Time => vec![text("00:00:00"), text("23:59:59")],
        FieldKind::Datetime => vec![text("2024-02-29T23:59:59.123456Z")],
        FieldKind::Json => vec![
            "[]".to_owned(),
            "{ \"deep\": [1, null, { \"er\": \"\" }] }".to_owned(),
            text(""),
            "false".to_owned(),
        ],
        FieldKind::Enum { values, .. } => values.iter().map(|value| text(&value.wire)).collect(),
        FieldKind::String { .. }
        | FieldKind::Text { .. }
        | FieldKind::Bytes { .. }
        | FieldKind::Email { .. }
        | FieldKind::Url { .. }
        | FieldKind::Slug { .. }
        | FieldKind::Password { .. } => texts(field),
    };
    edges.dedup();
    edges
}

fn texts(field: &Field) -> Vec<String> {
    let Some(fit) = Fit::of(&field.kind) else {
        return Vec::new();
    };
    let max = (fit.max <= LONGEST).then_some(fit.max);
    let quoted = |texts: Vec<String>| texts.iter().map(|value| text(value)).collect::<Vec<_>>();
    match &field.kind {
        FieldKind::Bytes { .. } => [Some(fit.min), max]
            .into_iter()
            .flatten()
            .map(zeros)
            .collect(),
        FieldKind::Email { .. } => max
            .into_iter()
            .filter(|max| *max > 5 && *max <= 300)
            .map(email)
            .collect(),
        FieldKind::Url { .. } => {
            let stem = url(
                &Fit {
                    min: 0,
                    ..Fit {
                        pattern: None,
                        ..fit
                    }
                },
                "",
            );
            max.into_iter()
                .filter(|max| *max > stem.len())
                .map(|max| long(&stem, "x", max - stem.len()))
                .collect()
        }
        FieldKind::Slug { .. } => {
            let ends = [Some(fit.min.max(1)), max];
            ends.into_iter()
                .flatten()
                .map(|length| {
                    repeated(
                        &slug(
                            &Fit {
                                min: 0,
                                max: 1,
                                pattern: None,
                            },
                            "s",
                        ),
                        length,
                    )
                })
                .collect()
        }
        _ => match &fit.pattern {
            Some(pattern) => quoted(
                [Some(fit.min), max]
                    .into_iter()
                    .flatten()
                    .filter_map(|length| pattern.of_length(length))
                    .collect(),
            ),
            None => [Some(fit.min), max]
                .into_iter()
                .flatten()
                .map(|length| repeated("t", length))
                .collect(),
        },
    }
}

/// The expression of an address of so many characters, at least six.
pub(super) fn email(length: usize) -> String {
    let labels = (length - 6) / 10;
    let rest = format!("{}@", "x".repeat(1 + (length - 6) % 10));
    if labels == 0 {
        text(&format!("{rest}b.co"))
    } else {
        format!("format!(\"{rest}{{}}b.co\", \"xxxxxxxxx.\".repeat({labels}))")
    }
}

/// So many times the same character, spelled out if that is short.
pub(super) fn repeated(character: &str, count: usize) -> String {
    if count <= 8 {
        text(&character.repeat(count))
    } else {
        format!("{}.repeat({})", text(character), number(&count.to_string()))
    }
}

/// A text and so many times the same character behind it.
pub(super) fn long(stem: &str, character: &str, count: usize) -> String {
    format!(
        "{}.to_owned() + &{}",
        text(stem),
        repeated(character, count)
    )
}
