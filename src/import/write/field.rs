use crate::import::document::{FieldDocument, FieldType};
use crate::spec::TypeName;

use super::declaration::{Parts, Value};
use super::yaml::is_word;

/// The declaration of a field.
pub fn field_parts(field: &FieldDocument) -> Parts {
    let FieldDocument {
        name: _,
        origin: _,
        column,
        kind,
        optional,
        unique,
        index,
        min,
        max,
        pattern,
        default,
        description,
    } = field;
    let (head, values) = match kind {
        FieldType::Plain(kind) => (kind.name().to_owned(), None),
        FieldType::Decimal { precision, scale } => (format!("decimal {precision},{scale}"), None),
        FieldType::Enum(values)
            if values.len() > 1 && values.iter().all(|value| is_word(value)) =>
        {
            (format!("enum {}", values.join(",")), None)
        }
        FieldType::Enum(values) => ("enum".to_owned(), Some(values.clone())),
    };
    let mut words = Vec::new();
    let flags = [
        ("optional", *optional),
        ("unique", *unique),
        ("index", *index),
    ];
    words.extend(
        [("min", min), ("max", max)]
            .into_iter()
            .filter_map(|(name, end)| Some((name, Value::Word(end.clone()?)))),
    );
    words.extend(
        flags
            .into_iter()
            .filter(|(_, on)| *on)
            .map(|(name, _)| (name, Value::Flag)),
    );
    let texts = [
        ("pattern", pattern),
        ("default", default),
        ("column", column),
        ("description", description),
    ];
    words.extend(texts.into_iter().filter_map(|(name, text)| {
        let text = text.clone()?;
        let is_json = name == "default" && *kind == FieldType::Plain(TypeName::Json);
        Some((
            name,
            if is_json {
                Value::Json(text)
            } else {
                Value::Text(text)
            },
        ))
    }));
    Parts {
        key: "type",
        head,
        values,
        words,
    }
}
