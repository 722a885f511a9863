use crate::import::document::{EntityDocument, FieldDocument, FieldType, Provenance};
use crate::import::naming;
use crate::import::notice::{AdaptedReason, MemberReason, NoticeReason, RuleReason};
use crate::model::IdKind;
use crate::spec::TypeName;

use super::fields::has;
use super::translation::Translation;
use super::tree::{JdlField, Validation};

/// Adds a field to its entity, if the language has a type for it.
pub fn field(translation: &mut Translation<'_>, entity: &mut EntityDocument, given: &JdlField) {
    let JdlField {
        name,
        kind,
        comment,
        annotations,
        validations,
    } = given;
    let at = name.span.start;
    for annotation in annotations {
        if !annotation.name.value.eq_ignore_ascii_case("id") {
            translation.note_annotation(annotation);
        }
    }
    if name.value == "id" || has(annotations, "id") {
        return id(translation, entity, given);
    }
    let Some(translated) = field_type(translation, &kind.value) else {
        let declared = kind.value.clone();
        return translation.note(at, MemberReason::UnknownType { declared });
    };
    adapted(translation, at, &kind.value, &translated);
    let spelt = naming::member(&name.value);
    let unique = naming::free(&spelt, &["field"], |name| entity.has_member(name));
    if unique != spelt {
        let reason = NoticeReason::renamed_member(&name.value, &spelt, &unique);
        translation.note(at, reason);
    }
    let mut translated = FieldDocument {
        optional: true,
        description: comment.clone(),
        ..FieldDocument::new(unique, Provenance::Text(at), translated)
    };
    for validation in validations {
        validate(translation, &mut translated, validation);
    }
    entity.fields.push(translated);
}

/// The key of an entity, where it is declared.
fn id(translation: &mut Translation<'_>, entity: &mut EntityDocument, given: &JdlField) {
    match given.kind.value.as_str() {
        "UUID" => entity.id.kind = IdKind::Uuid,
        "Long" => entity.id.kind = IdKind::Bigint,
        declared => {
            let reason = AdaptedReason::TypeAdapted {
                declared: declared.to_owned(),
                now: "bigint".to_owned(),
                why: "ids are `uuid` or `bigint`",
            };
            translation.note(given.name.span.start, reason);
        }
    }
}

fn field_type(translation: &Translation<'_>, name: &str) -> Option<FieldType> {
    let plain = match name {
        "String" => TypeName::String,
        "TextBlob" => TypeName::Text,
        "Integer" => TypeName::Int,
        "Long" => TypeName::Bigint,
        "Float" | "Double" => TypeName::Float,
        "Boolean" => TypeName::Bool,
        "LocalDate" => TypeName::Date,
        "LocalTime" => TypeName::Time,
        "Instant" | "ZonedDateTime" => TypeName::Datetime,
        "UUID" => TypeName::Uuid,
        "Blob" | "AnyBlob" | "ImageBlob" => TypeName::Bytes,
        "BigDecimal" => {
            return Some(FieldType::Decimal {
                precision: 18,
                scale: 2,
            });
        }
        _ => {
            let values = &translation.enumeration(name)?.values;
            let values = values.iter().map(|value| value.value.clone());
            return Some(FieldType::Enum(values.collect()));
        }
    };
    Some(FieldType::Plain(plain))
}

/// Tells of a type that is not quite the same.
fn adapted(translation: &mut Translation<'_>, at: usize, declared: &str, kind: &FieldType) {
    match kind {
        FieldType::Plain(TypeName::Bytes) => translation.note(at, AdaptedReason::MediaType),
        FieldType::Decimal { .. } => {
            let reason = AdaptedReason::TypeAdapted {
                declared: declared.to_owned(),
                now: "decimal 18,2".to_owned(),
                why: "it does not say how many digits it has, and this is the most that SQLite keeps exactly",
            };
            translation.note(at, reason);
        }
        FieldType::Plain(_) | FieldType::Enum(_) => {}
    }
}

fn validate(translation: &mut Translation<'_>, field: &mut FieldDocument, validation: &Validation) {
    let Validation { name, value } = validation;
    let is_text = matches!(
        field.kind,
        FieldType::Plain(TypeName::String | TypeName::Text)
    );
    let is_bytes = field.kind == FieldType::Plain(TypeName::Bytes);
    let is_number = matches!(
        field.kind,
        FieldType::Plain(TypeName::Int | TypeName::Bigint | TypeName::Float)
            | FieldType::Decimal { .. }
    );
    match (name.value.as_str(), value) {
        ("required", _) => field.optional = false,
        ("unique", _) => field.unique = true,
        ("minlength", Some(end)) if is_text => field.min = Some(end.clone()),
        ("maxlength", Some(end)) if is_text => field.max = Some(end.clone()),
        ("minbytes", Some(end)) if is_bytes => field.min = Some(end.clone()),
        ("maxbytes", Some(end)) if is_bytes => field.max = Some(end.clone()),
        ("min", Some(end)) if is_number => field.min = Some(end.clone()),
        ("max", Some(end)) if is_number => field.max = Some(end.clone()),
        ("pattern", Some(pattern)) if is_text => field.pattern = Some(pattern.clone()),
        (word, value) => {
            let value = value.as_ref().map(|value| format!("({value})"));
            let text = format!("{word}{}", value.unwrap_or_default());
            translation.note(name.span.start, RuleReason::Validation { text });
        }
    }
}
