use rust_decimal::Decimal;

use crate::model::{Field, FieldKind};
use crate::view::literal::{float, text};

use super::base64::zeros;
use super::edges::{LONGEST, email, long, repeated};
use super::fit::Fit;

/// Expressions of values that break a rule each, for a `json!`.
pub(in crate::view) fn faulty(field: &Field) -> Vec<String> {
    match &field.kind {
        FieldKind::Int { min, max } => whole(
            min.map_or_else(|| i64::from(i32::MIN), i64::from),
            max.map_or_else(|| i64::from(i32::MAX), i64::from),
        ),
        FieldKind::Bigint { min, max } => whole(min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX)),
        FieldKind::Float { min, max } => {
            let below = min.map(|end| float(end - 1.0));
            let above = max.map(|end| float(end + 1.0));
            std::iter::once(text("1.5"))
                .chain(below)
                .chain(above)
                .collect()
        }
        FieldKind::Decimal { .. } => decimal(field),
        FieldKind::Bool => vec![text("yes"), "1".to_owned()],
        FieldKind::Uuid => vec![text("nothing"), "1".to_owned()],
        FieldKind::Date => vec![text("2026-02-30"), text("tomorrow"), "2026".to_owned()],
        FieldKind::Time => vec![text("25:00:00"), text("noon"), "12".to_owned()],
        FieldKind::Datetime => vec![text("2026-01-31"), text("now"), "2026".to_owned()],
        FieldKind::Json => Vec::new(),
        FieldKind::Enum { values, .. } => {
            let other = "none of them";
            let unknown = values.iter().all(|value| value.wire != other);
            unknown
                .then(|| text(other))
                .into_iter()
                .chain(["1".to_owned()])
                .collect()
        }
        FieldKind::String { .. }
        | FieldKind::Text { .. }
        | FieldKind::Bytes { .. }
        | FieldKind::Email { .. }
        | FieldKind::Url { .. }
        | FieldKind::Slug { .. }
        | FieldKind::Password { .. } => texts(field),
    }
}

fn whole(min: i64, max: i64) -> Vec<String> {
    let below = min.checked_sub(1).map(|end| super::json(&end.into()));
    let above = max.checked_add(1).map_or_else(
        || "9_223_372_036_854_775_808_u64".to_owned(),
        |end| super::json(&end.into()),
    );
    [text("1"), "1.5".to_owned(), above]
        .into_iter()
        .chain(below)
        .collect()
}

fn decimal(field: &Field) -> Vec<String> {
    let FieldKind::Decimal { shape, min, max } = &field.kind else {
        return Vec::new();
    };
    let step = Decimal::new(1, shape.scale);
    let mut finer = min.unwrap_or_default();
    finer.rescale(shape.scale);
    let point = if shape.scale == 0 { "." } else { "" };
    let finer = format!("{finer}{point}1");
    let wider = format!("1{}", "0".repeat((shape.precision - shape.scale) as usize));
    let below = min.map(|end| end - step);
    let above = max.map(|end| end + step);
    let ends = below
        .into_iter()
        .chain(above)
        .map(|end| text(&end.to_string()));
    [text("a lot"), "1".to_owned(), text(&finer), text(&wider)]
        .into_iter()
        .chain(ends)
        .collect()
}

fn texts(field: &Field) -> Vec<String> {
    let Some(fit) = Fit::of(&field.kind) else {
        return Vec::new();
    };
    let shorter = fit.min.checked_sub(1);
    let longer = (fit.max < LONGEST).then(|| fit.max + 1);
    let mut values = vec!["1".to_owned()];
    match &field.kind {
        FieldKind::Bytes { .. } => {
            values.push(text("%"));
            values.extend(shorter.into_iter().chain(longer).map(zeros));
        }
        FieldKind::Email { .. } => {
            values.extend([text("nobody"), text("ada@"), text("a b@example.com")]);
            values.extend(longer.filter(|length| (6..300).contains(length)).map(email));
            values.extend(shorter.filter(|length| *length >= 6).map(email));
        }
        FieldKind::Url { .. } => {
            values.push(text("nowhere"));
            values.extend(
                longer
                    .filter(|length| *length > 20)
                    .map(|length| long("https://example.com/", "x", length - 20)),
            );
        }
        FieldKind::Slug { .. } => {
            values.extend([text("Not A Slug"), text("two--hyphens")]);
            values.extend(
                shorter
                    .into_iter()
                    .chain(longer)
                    .map(|length| repeated("s", length)),
            );
        }
        _ => {
            if let Some(pattern) = &fit.pattern {
                values.extend(pattern.mismatch(fit.min, fit.max).map(|value| text(&value)));
                let wrong = shorter
                    .into_iter()
                    .chain(longer)
                    .filter_map(|length| pattern.of_length(length));
                values.extend(wrong.map(|value| text(&value)));
            } else {
                values.extend(
                    shorter
                        .into_iter()
                        .chain(longer)
                        .map(|length| repeated("t", length)),
                );
                values.push(text(&format!(
                    "\0{}",
                    "t".repeat(fit.min.saturating_sub(1))
                )));
            }
        }
    }
    values
}
