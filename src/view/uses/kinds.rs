use serde::Serialize;

use crate::model::{Entity, FieldKind, IdKind};

use super::census::Census;

/// The kinds of fields that there are.
#[derive(Debug, Clone, Serialize)]
pub struct KindUses {
    /// Text of any kind.
    pub string: bool,
    pub email: bool,
    pub url: bool,
    pub slug: bool,
    pub password: bool,
    pub int: bool,
    pub bigint: bool,
    pub float: bool,
    pub decimal: bool,
    pub bool: bool,
    /// An entity has more than three.
    pub many_flags: bool,
    pub uuid: bool,
    /// Beside the ids.
    pub uuid_fields: bool,
    pub date: bool,
    pub time: bool,
    pub datetime: bool,
    pub json: bool,
    pub bytes: bool,
    /// An enum.
    pub choice: bool,
}

impl KindUses {
    pub(super) fn of(census: Census<'_>) -> Self {
        let kind = |test: fn(&FieldKind) -> bool| census.kind(test);
        let uuid = kind(|kind| matches!(kind, FieldKind::Uuid));
        Self {
            string: kind(is_text),
            email: kind(|kind| matches!(kind, FieldKind::Email { .. })),
            url: kind(|kind| matches!(kind, FieldKind::Url { .. })),
            slug: kind(|kind| matches!(kind, FieldKind::Slug { .. })),
            password: kind(|kind| matches!(kind, FieldKind::Password { .. })),
            int: kind(|kind| matches!(kind, FieldKind::Int { .. })),
            bigint: kind(|kind| matches!(kind, FieldKind::Bigint { .. }))
                || census.key_of(IdKind::Bigint),
            float: kind(|kind| matches!(kind, FieldKind::Float { .. })),
            decimal: kind(|kind| matches!(kind, FieldKind::Decimal { .. })),
            bool: kind(|kind| matches!(kind, FieldKind::Bool)),
            many_flags: census.entity(has_many_flags),
            uuid: uuid || census.entity(|entity| entity.id.kind == IdKind::Uuid),
            uuid_fields: uuid || census.key_of(IdKind::Uuid),
            date: kind(|kind| matches!(kind, FieldKind::Date)),
            time: kind(|kind| matches!(kind, FieldKind::Time)),
            datetime: kind(|kind| matches!(kind, FieldKind::Datetime)),
            json: kind(|kind| matches!(kind, FieldKind::Json)),
            bytes: kind(|kind| matches!(kind, FieldKind::Bytes { .. })),
            choice: kind(|kind| matches!(kind, FieldKind::Enum { .. })),
        }
    }
}

fn has_many_flags(entity: &Entity) -> bool {
    let flags = entity.fields.iter();
    let flags = flags.filter(|field| matches!(field.kind, FieldKind::Bool) && !field.optional);
    flags.count() > 3
}

fn is_text(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::String { .. }
            | FieldKind::Text { .. }
            | FieldKind::Email { .. }
            | FieldKind::Url { .. }
            | FieldKind::Slug { .. }
            | FieldKind::Password { .. }
    )
}
