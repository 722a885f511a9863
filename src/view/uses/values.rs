use serde::Serialize;

use crate::model::{Entity, FieldKind, Operation};

use super::census::Census;
use super::kinds::KindUses;

/// What is asked of values.
#[derive(Debug, Clone, Serialize)]
pub struct ValueUses {
    pub pattern: bool,
    /// Texts have lengths.
    pub length: bool,
    /// Bytes have a least or a greatest number.
    pub size: bool,
    /// Numbers have a least or a greatest value.
    pub range: bool,
    /// Values lie in ranges of any kind.
    pub ranges: bool,
    /// Single values have rules.
    pub rules: bool,
    /// Decimal numbers are written in code, as limits or defaults.
    pub decimal_literals: bool,
    pub defaults: bool,
    pub optional: bool,
    pub optional_defaults: bool,
    /// What is required can be changed.
    pub changed: bool,
    /// What is optional can be changed.
    pub cleared: bool,
    /// Fields cannot be changed, and changes are taken.
    pub fixed: bool,
}

impl ValueUses {
    pub(super) fn of(census: Census<'_>, kinds: &KindUses) -> Self {
        let (range, size) = (census.kind(has_range), census.kind(has_size));
        let ranges = kinds.string || range || size;
        let changed = |optional: bool| {
            census.entity(|entity| entity.has(Operation::Update) && changes(entity, optional))
        };
        Self {
            pattern: census.kind(has_pattern),
            length: kinds.string,
            size,
            range,
            ranges,
            rules: ranges || kinds.decimal,
            decimal_literals: census.field(|field| {
                matches!(field.kind, FieldKind::Decimal { .. })
                    && (field.default.is_some() || has_range(&field.kind))
            }),
            defaults: census.field(|field| field.default.is_some() && !field.optional),
            optional: census.field(|field| field.default.is_none() && field.optional)
                || census.key(|key| key.optional),
            optional_defaults: census.field(|field| field.default.is_some() && field.optional),
            changed: changed(false),
            cleared: changed(true),
            fixed: census.entity(|entity| {
                entity.has(Operation::Update)
                    && (entity.fields.iter().any(|field| field.immutable)
                        || entity.belongs_to.iter().any(|key| key.immutable))
            }),
        }
    }
}

/// Whether a field or a key can be changed that is optional, or one that is not.
fn changes(entity: &Entity, optional: bool) -> bool {
    let mut fields = entity.fields.iter();
    let mut keys = entity.belongs_to.iter();
    fields.any(|field| field.optional == optional && !field.immutable)
        || keys.any(|key| key.optional == optional && !key.immutable)
}

fn has_range(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Int { min, max } => min.is_some() || max.is_some(),
        FieldKind::Bigint { min, max } => min.is_some() || max.is_some(),
        FieldKind::Float { min, max } => min.is_some() || max.is_some(),
        FieldKind::Decimal { min, max, .. } => min.is_some() || max.is_some(),
        _ => false,
    }
}

fn has_size(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Bytes { length } if length.min.is_some() || length.max.is_some())
}

fn has_pattern(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::String {
            pattern: Some(_),
            ..
        } | FieldKind::Text {
            pattern: Some(_),
            ..
        }
    )
}
