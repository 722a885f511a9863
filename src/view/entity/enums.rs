use serde::Serialize;

use crate::model::{Entity, EnumValue, FieldKind};

/// An enum type of an entity.
#[derive(Debug, Serialize)]
pub struct EnumView {
    pub rust_type: String,
    pub doc: String,
    pub values: Vec<EnumValue>,
}

pub(super) fn enums(entity: &Entity) -> Vec<EnumView> {
    let enums = entity.fields.iter().filter_map(|field| match &field.kind {
        FieldKind::Enum { rust_type, values } => Some(EnumView {
            rust_type: rust_type.clone(),
            doc: format!(
                "The {} of {} {}.",
                field.names.human, entity.names.article, entity.names.human
            ),
            values: values.clone(),
        }),
        _ => None,
    });
    enums.collect()
}
