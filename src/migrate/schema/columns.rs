use crate::model::{BelongsTo, Entity, Field, IdKind, OnDelete};

use super::build::Targets;
use super::describe::describe;
use super::{Column, Kind, Role, Value};

pub fn member_column(field: &Field) -> Column {
    let kind = Kind::of(&field.kind);
    Column {
        key: field.names.wire.clone(),
        renamed_from: field.renamed_from.clone(),
        name: field.names.column.clone(),
        role: Role::Member,
        declared: describe(&field.kind),
        nullable: field.optional,
        default: field
            .default
            .as_ref()
            .and_then(|default| Value::of(&kind, default)),
        references: None,
        kind,
    }
}

/// The foreign key of a `belongs_to`.
pub fn key_column(relation: &BelongsTo, targets: &Targets<'_>) -> Column {
    let references = targets.key(&relation.target, relation.on_delete);
    Column {
        key: relation.names.wire.clone(),
        renamed_from: relation.renamed_from.clone(),
        name: relation.names.column.clone(),
        role: Role::Member,
        declared: format!("belongs_to {}", relation.target),
        kind: targets.key_kind(&relation.target),
        nullable: relation.optional,
        default: None,
        references,
    }
}

/// One of the two columns of a join table.
pub fn link_column(key: &str, name: &str, target: &str, targets: &Targets<'_>) -> Column {
    let references = targets.key(target, OnDelete::Cascade);
    Column {
        references,
        ..plain(key, name, Role::Member, targets.key_kind(target))
    }
}

pub fn id_column(entity: &Entity) -> Column {
    let kind = match entity.id.kind {
        IdKind::Uuid => Kind::Uuid,
        IdKind::Bigint => Kind::Serial,
    };
    plain("id", &entity.id.column, Role::Id, kind)
}

/// What the service keeps of a row by itself, behind what the spec declares.
pub fn system_columns(entity: &Entity) -> Vec<Column> {
    let mut columns = Vec::new();
    if entity.timestamps {
        columns.extend(
            ["created_at", "updated_at"]
                .map(|name| plain(name, name, Role::Timestamp, Kind::Datetime)),
        );
    }
    if entity.versioned {
        let version = plain("version", "version", Role::Version, Kind::ANY_BIGINT);
        columns.push(Column {
            default: Some(Value::Integer(1)),
            ..version
        });
    }
    if entity.soft_delete {
        let deleted_at = plain("deleted_at", "deleted_at", Role::DeletedAt, Kind::Datetime);
        columns.push(Column {
            nullable: true,
            ..deleted_at
        });
    }
    columns
}

fn plain(key: &str, name: &str, role: Role, kind: Kind) -> Column {
    Column {
        key: key.to_owned(),
        renamed_from: None,
        name: name.to_owned(),
        role,
        declared: name.to_owned(),
        kind,
        nullable: false,
        default: None,
        references: None,
    }
}
