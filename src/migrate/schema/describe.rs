use std::fmt::Display;

use crate::model::{FieldKind, Length};

/// The type of a field as the spec says it.
pub fn describe(kind: &FieldKind) -> String {
    match kind {
        FieldKind::String { length, pattern: _ } => lengths("string", *length),
        FieldKind::Text { length, pattern: _ } => lengths("text", *length),
        FieldKind::Int { min, max } => values("int", min.as_ref(), max.as_ref()),
        FieldKind::Bigint { min, max } => values("bigint", min.as_ref(), max.as_ref()),
        FieldKind::Float { min, max } => values("float", min.as_ref(), max.as_ref()),
        FieldKind::Decimal { shape, min, max } => values(
            &format!("decimal {},{}", shape.precision, shape.scale),
            min.as_ref(),
            max.as_ref(),
        ),
        FieldKind::Bool => "bool".to_owned(),
        FieldKind::Uuid => "uuid".to_owned(),
        FieldKind::Date => "date".to_owned(),
        FieldKind::Time => "time".to_owned(),
        FieldKind::Datetime => "datetime".to_owned(),
        FieldKind::Json => "json".to_owned(),
        FieldKind::Bytes { length } => lengths("bytes", *length),
        FieldKind::Enum {
            rust_type: _,
            values,
        } => {
            let values: Vec<_> = values.iter().map(|value| value.wire.as_str()).collect();
            format!("enum {}", values.join(","))
        }
        FieldKind::Email { length } => lengths("email", *length),
        FieldKind::Url { length } => lengths("url", *length),
        FieldKind::Slug { length } => lengths("slug", *length),
        FieldKind::Password { length: _ } => "password".to_owned(),
    }
}

fn lengths(name: &str, length: Length) -> String {
    let end = |end: Option<u32>| end.map(|end| end.to_string()).unwrap_or_default();
    match length {
        Length {
            min: None,
            max: None,
        } => name.to_owned(),
        Length { min, max } => format!("{name} {}..{}", end(min), end(max)),
    }
}

fn values<T: Display>(name: &str, min: Option<&T>, max: Option<&T>) -> String {
    let end = |word, end: Option<&T>| end.map(|end| format!(" {word}={end}")).unwrap_or_default();
    format!("{name}{}{}", end("min", min), end("max", max))
}
