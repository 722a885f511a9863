use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::Value;

use crate::model::{BelongsTo, Entity, Field, FieldKind, Length, OnDelete, Project};
use crate::view::literal::{float, number, optional_text, text};
use crate::view::sample::pattern_texts;

/// A field, or a foreign key, as the description of a resource has it.
#[derive(Debug, Serialize)]
pub struct DescribedField {
    pub wire: String,
    /// The variant of `Kind` with what it holds.
    pub kind: String,
    /// What is said of it beyond that, in order.
    pub options: Vec<FieldOption>,
}

/// A method of the description of a field, and what it is called with.
#[derive(Debug, Serialize)]
pub struct FieldOption {
    pub name: &'static str,
    pub arguments: Vec<String>,
}

impl DescribedField {
    fn new(wire: &str, kind: String) -> Self {
        Self {
            wire: wire.to_owned(),
            kind,
            options: Vec::new(),
        }
    }

    fn flag(self, name: &'static str, is_set: bool) -> Self {
        self.with(name, is_set.then(Vec::new))
    }

    fn with(mut self, name: &'static str, arguments: Option<Vec<String>>) -> Self {
        let option = arguments.map(|arguments| FieldOption { name, arguments });
        self.options.extend(option);
        self
    }
}

impl DescribedField {
    /// A field that clients send.
    pub(in crate::view) fn of(field: &Field) -> Self {
        of_field(&field.as_sent())
    }

    /// The id of a row of another entity.
    pub(in crate::view) fn reference(field: &Field, relation: &str, target: &Entity) -> Self {
        let wire = &field.names.wire;
        Self::new(wire, reference(relation, target)).flag("optional", field.optional)
    }
}

pub(super) fn fields(project: &Project, entity: &Entity) -> Vec<DescribedField> {
    let fields = entity.fields.iter().map(DescribedField::of);
    let keys = entity.belongs_to.iter();
    fields
        .chain(keys.filter_map(|key| of_key(project, entity, key)))
        .collect()
}

fn of_field(field: &Field) -> DescribedField {
    let spelled = |default: &Value| match default {
        Value::String(default) if !matches!(field.kind, FieldKind::Json) => text(default),
        default => text(&default.to_string()),
    };
    let list = |texts: &[String]| format!("&[{}]", texts.join(", "));
    let pattern = pattern_texts(&field.kind);
    DescribedField::new(&field.names.wire, kind(&field.kind))
        .flag("optional", field.optional)
        .with(
            "or",
            field.default.as_ref().map(|value| vec![spelled(value)]),
        )
        .flag("immutable", field.immutable)
        .flag("private", field.private)
        .with(
            "pattern",
            pattern.map(|texts| vec![list(&texts.valid), list(&texts.faulty)]),
        )
}

fn of_key(project: &Project, entity: &Entity, key: &BelongsTo) -> Option<DescribedField> {
    let target = project.entity(&key.target)?;
    let mut children = target.has_many.iter();
    let inverse =
        children.find(|child| child.source == entity.name && child.relation == key.names.wire);
    let inverse = inverse.map(|child| {
        let kind = if child.one { "One" } else { "Many" };
        vec![format!("Inverse::{kind}({})", text(&child.names.wire))]
    });
    let on_delete = match key.on_delete {
        OnDelete::Restrict => None,
        OnDelete::Cascade => Some(vec!["OnDelete::Cascade".to_owned()]),
        OnDelete::SetNull => Some(vec!["OnDelete::SetNull".to_owned()]),
    };
    let field = DescribedField::new(&key.key.wire, reference(&key.names.wire, target))
        .flag("optional", key.optional)
        .flag("immutable", key.immutable)
        .flag("private", key.private)
        .with("on_delete", on_delete)
        .with("inverse", inverse);
    Some(field)
}

/// `String(1, 200)`.
fn kind(kind: &FieldKind) -> String {
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
            let end =
                |end: &Option<Decimal>| optional_text(end.map(|end| end.to_string()).as_deref());
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
fn reference(relation: &str, target: &Entity) -> String {
    format!("Reference({}, &{})", text(relation), resource(target))
}

/// The name of the description of an entity: `USERS`.
#[must_use]
pub fn resource(entity: &Entity) -> String {
    entity.names.module_plural.to_uppercase()
}

fn digits(value: i64) -> String {
    number(&value.to_string())
}
