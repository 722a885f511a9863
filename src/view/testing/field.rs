use serde::Serialize;
use serde_json::Value;

use crate::model::{BelongsTo, Entity, Field, FieldKind, OnDelete, Project};
use crate::view::literal::text;
use crate::view::sample::{PatternTexts, pattern_texts};

use super::kind::{kind, reference};

/// A field, or a foreign key, as the description of a resource has it.
#[derive(Debug, Serialize)]
pub struct DescribedField {
    pub wire: String,
    /// The variant of `Kind` with what it holds.
    pub kind: String,
    pub optional: bool,
    /// A text between quotes.
    pub default: Option<String>,
    pub immutable: bool,
    pub private: bool,
    pub pattern: Option<PatternTexts>,
    /// If it is not `Restrict`.
    pub on_delete: Option<&'static str>,
    pub inverse: Option<InverseView>,
}

/// What rows are called below the one that they refer to.
#[derive(Debug, Serialize)]
pub struct InverseView {
    /// The variant of `Inverse`.
    pub kind: &'static str,
    pub name: String,
}

pub(super) fn fields(project: &Project, entity: &Entity) -> Vec<DescribedField> {
    let fields = entity.fields.iter().map(of_field);
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
    DescribedField {
        wire: field.names.wire.clone(),
        kind: kind(&field.kind),
        optional: field.optional,
        default: field.default.as_ref().map(spelled),
        immutable: field.immutable,
        private: field.private,
        pattern: pattern_texts(&field.kind),
        on_delete: None,
        inverse: None,
    }
}

fn of_key(project: &Project, entity: &Entity, key: &BelongsTo) -> Option<DescribedField> {
    let target = project.entity(&key.target)?;
    let children = target.has_many.iter();
    let mut inverse =
        children.filter(|child| child.source == entity.name && child.relation == key.names.wire);
    Some(DescribedField {
        wire: key.key.wire.clone(),
        kind: reference(&key.names.wire, target),
        optional: key.optional,
        default: None,
        immutable: key.immutable,
        private: key.private,
        pattern: None,
        on_delete: match key.on_delete {
            OnDelete::Restrict => None,
            OnDelete::Cascade => Some("Cascade"),
            OnDelete::SetNull => Some("SetNull"),
        },
        inverse: inverse.next().map(|child| InverseView {
            kind: if child.one { "One" } else { "Many" },
            name: child.names.wire.clone(),
        }),
    })
}
