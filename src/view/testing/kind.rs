//! The kinds of fields as the description of a resource spells them.

use rust_decimal::Decimal;

use crate::model::{Entity, FieldKind, Length};
use crate::view::literal::{float, number, text};

/// `String(1, 200)`.
pub(super) fn kind(kind: &FieldKind) -> String {
    let range = |name: &str, length: &Length| {
        let max = length
            .max
            .map_or("usize::MAX".to_owned(), |max| digits(max.into()));
        format!("{name}({}, {max})", digits(length.min.unwrap_or(0).into()))
    };
    match kind {
        FieldKind::String { length, .. } => range("String", length),
        FieldKind::Text { length, .. } => range("Text", length),
        FieldKind::Email { length } => range("Email", length),
        FieldKind::Url { length } => range("Url", length),
        FieldKind::Slug { length } => range("Slug", length),
        FieldKind::Password { length } => range("Password", length),
        FieldKind::Bytes { length } => range("Bytes", length),
        FieldKind::Int { min, max } => {
            let end = |end: &Option<i32>, none: &str| {
                end.map_or(none.to_owned(), |end| digits(end.into()))
            };
            format!("Int({}, {})", end(min, "i32::MIN"), end(max, "i32::MAX"))
        }
        FieldKind::Bigint { min, max } => {
            let end = |end: &Option<i64>, none: &str| end.map_or(none.to_owned(), digits);
            format!("Bigint({}, {})", end(min, "i64::MIN"), end(max, "i64::MAX"))
        }
        FieldKind::Float { min, max } => {
            let end = |end: &Option<f64>| {
                end.map_or("None".to_owned(), |end| format!("Some({})", float(end)))
            };
            format!("Float({}, {})", end(min), end(max))
        }
        FieldKind::Decimal { shape, min, max } => {
            let end = |end: &Option<Decimal>| {
                end.map_or("None".to_owned(), |end| format!("Some(\"{end}\")"))
            };
            format!(
                "Decimal({}, {}, {}, {})",
                shape.precision,
                shape.scale,
                end(min),
                end(max)
            )
        }
        FieldKind::Bool => "Bool".to_owned(),
        FieldKind::Uuid => "Uuid".to_owned(),
        FieldKind::Date => "Date".to_owned(),
        FieldKind::Time => "Time".to_owned(),
        FieldKind::Datetime => "Datetime".to_owned(),
        FieldKind::Json => "Json".to_owned(),
        FieldKind::Enum { values, .. } => {
            let words: Vec<_> = values.iter().map(|value| text(&value.wire)).collect();
            format!("Enum(&[{}])", words.join(", "))
        }
    }
}

/// `Reference("author", &USERS)`.
pub(super) fn reference(relation: &str, target: &Entity) -> String {
    format!("Reference({}, &{})", text(relation), resource(target))
}

/// The name of the description of an entity: `USERS`.
pub(super) fn resource(entity: &Entity) -> String {
    entity.names.module_plural.to_uppercase()
}

fn digits(value: i64) -> String {
    number(&value.to_string())
}
