//! What clients see and send of an entity, as flat lists.

use crate::model::{BelongsTo, Entity, EnumValue, Field, FieldKind, IdKind, Project};

/// A field of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown<'a> {
    pub name: &'a str,
    /// The type on the wire: what is text in JSON and in GraphQL alike is one.
    pub wire_type: &'static str,
    pub is_nullable: bool,
    /// Of an enum.
    pub values: &'a [EnumValue],
    /// Whether lists can be filtered by it, unless the spec says otherwise.
    pub is_compared: bool,
    /// Whether lists can be sorted by it, likewise.
    pub is_ordered: bool,
}

/// A field of a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sent<'a> {
    pub name: &'a str,
    /// Nothing for foreign keys, which take what is the id of a row.
    pub kind: Option<&'a FieldKind>,
    pub is_required: bool,
    pub is_changeable: bool,
}

pub(super) fn shown<'a>(project: &Project, entity: &'a Entity) -> Vec<Shown<'a>> {
    let fields = entity.fields.iter();
    let fields = fields.filter(|field| !field.private && !field.kind.is_password());
    let fields = fields.map(|field| Shown {
        name: &field.names.wire,
        wire_type: wire_type(&field.kind),
        is_nullable: field.optional,
        values: field.kind.values(),
        is_compared: is_compared(&field.kind),
        is_ordered: is_compared(&field.kind) && !matches!(field.kind, FieldKind::Text { .. }),
    });
    let keys = entity.belongs_to.iter().filter(|key| !key.private);
    let keys = keys.map(|key| Shown {
        name: &key.key.wire,
        wire_type: id_type(project.id_kind(&key.target)),
        is_nullable: key.optional,
        values: &[],
        is_compared: true,
        is_ordered: true,
    });
    let times = ["created_at", "updated_at"].map(|name| (entity.timestamps, name, "datetime"));
    let implicit = [
        (true, "id", id_type(entity.id.kind)),
        (entity.versioned, "version", "bigint"),
    ];
    let implicit = implicit.into_iter().chain(times);
    let implicit = implicit.filter(|(is_there, ..)| *is_there);
    let implicit = implicit.map(|(_, name, wire_type)| Shown {
        name,
        wire_type,
        is_nullable: false,
        values: &[],
        is_compared: true,
        is_ordered: true,
    });
    implicit.chain(fields).chain(keys).collect()
}

pub(super) fn sent(entity: &Entity) -> Vec<Sent<'_>> {
    let fields = entity.fields.iter().map(Sent::field);
    fields
        .chain(entity.belongs_to.iter().map(Sent::key))
        .collect()
}

impl<'a> Sent<'a> {
    pub fn field(field: &'a Field) -> Self {
        Self {
            name: &field.names.wire,
            kind: Some(&field.kind),
            is_required: !field.optional && field.default.is_none(),
            is_changeable: !field.immutable && !field.has_transitions,
        }
    }

    fn key(key: &'a BelongsTo) -> Self {
        Self {
            name: &key.key.wire,
            kind: None,
            is_required: !key.optional,
            is_changeable: !key.immutable,
        }
    }
}

fn id_type(kind: IdKind) -> &'static str {
    match kind {
        IdKind::Uuid => "uuid",
        IdKind::Bigint => "bigint",
    }
}

fn is_compared(kind: &FieldKind) -> bool {
    !matches!(kind, FieldKind::Json | FieldKind::Bytes { .. })
}

fn wire_type(kind: &FieldKind) -> &'static str {
    if kind.is_text() {
        "string"
    } else {
        kind.type_name()
    }
}
