use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    BelongsTo, Entity, FeatureColumn, FeatureColumnKind, FeatureTable, Field, IdKind, ManyToMany,
    OnDelete, Project,
};

use super::column_kind::describe;
use super::indexes::{entity_indexes, feature_indexes, link_indexes, tell_apart};
use super::{Column, ColumnKind, ColumnRole, ColumnValue, ForeignKey, Schema, Table, TableOrigin};

impl Schema {
    /// The database that a project asks for.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let targets = ReferenceTargets::of(project);
        let entities = project
            .entities
            .iter()
            .map(|entity| entity_table(entity, &targets));
        let joins = project.entities.iter().flat_map(|entity| {
            let declared = entity.declared_links();
            declared.map(|relation| join_table(entity, relation, &targets))
        });
        let of_features = project.tables.iter();
        let of_features = of_features.map(|table| feature_table(table, &targets));
        let mut tables = ordered(entities.chain(joins).chain(of_features).collect());
        tell_apart(&mut tables);
        Self { tables }
    }
}

/// What foreign keys refer to, by the entity's name.
pub struct ReferenceTargets<'project>(BTreeMap<&'project str, &'project Entity>);

impl<'project> ReferenceTargets<'project> {
    fn of(project: &'project Project) -> Self {
        Self(
            project
                .entities
                .iter()
                .map(|entity| (entity.name.as_str(), entity))
                .collect(),
        )
    }

    /// The foreign key to an entity.
    pub fn key(&self, entity: &str, on_delete: OnDelete) -> Option<ForeignKey> {
        self.0.get(entity).map(|entity| ForeignKey {
            table: entity.names.table.clone(),
            column: entity.id.column.clone(),
            on_delete,
        })
    }

    pub fn key_kind(&self, entity: &str) -> ColumnKind {
        match self.0.get(entity).map(|entity| entity.id.kind) {
            Some(IdKind::Bigint) => ColumnKind::ANY_BIGINT,
            Some(IdKind::Uuid) | None => ColumnKind::Uuid,
        }
    }
}

fn entity_table(entity: &Entity, targets: &ReferenceTargets<'_>) -> Table {
    let mut columns = vec![id_column(entity)];
    columns.extend(entity.fields.iter().map(member_column));
    columns.extend(
        entity
            .belongs_to
            .iter()
            .map(|relation| key_column(relation, targets)),
    );
    columns.extend(system_columns(entity));
    Table {
        origin: TableOrigin::Entity {
            name: entity.name.clone(),
            renamed_from: entity.renamed_from.clone(),
        },
        name: entity.names.table.clone(),
        existing: entity.existing,
        description: entity.description.clone(),
        columns,
        indexes: entity_indexes(entity),
    }
}

fn join_table(entity: &Entity, relation: &ManyToMany, targets: &ReferenceTargets<'_>) -> Table {
    let origin = TableOrigin::Relation {
        entity: entity.name.clone(),
        name: relation.names.wire.clone(),
        renamed_from: relation.renamed_from.clone(),
    };
    Table {
        origin,
        name: relation.table.clone(),
        existing: relation.existing,
        description: relation.description.clone(),
        columns: vec![
            link_column("own", &relation.own_column, &entity.name, targets),
            link_column("other", &relation.other_column, &relation.target, targets),
        ],
        indexes: link_indexes(relation),
    }
}

fn feature_table(table: &FeatureTable, targets: &ReferenceTargets<'_>) -> Table {
    let columns = table.columns.iter();
    Table {
        origin: TableOrigin::Feature {
            feature: table.feature.clone(),
            name: table.name.clone(),
            disposable: table.disposable,
        },
        name: table.name.clone(),
        existing: false,
        description: table.description.clone(),
        columns: columns
            .map(|column| feature_column(column, targets))
            .collect(),
        indexes: feature_indexes(table),
    }
}

fn feature_column(column: &FeatureColumn, targets: &ReferenceTargets<'_>) -> Column {
    let FeatureColumn {
        key, name, kind, ..
    } = column;
    let of_member = |kind| plain(key, name, ColumnRole::Member, kind);
    let made = match kind {
        FeatureColumnKind::Id(id) => plain(key, name, ColumnRole::Id, id_kind(*id)),
        FeatureColumnKind::Reference { entity, on_delete } => Column {
            references: targets.key(entity, *on_delete),
            declared: format!("belongs_to {entity}"),
            ..of_member(targets.key_kind(entity))
        },
        FeatureColumnKind::Value(kind) => Column {
            declared: describe(kind),
            ..of_member(ColumnKind::of(kind))
        },
    };
    Column {
        nullable: column.optional,
        ..made
    }
}

pub fn member_column(field: &Field) -> Column {
    let kind = ColumnKind::of(&field.kind);
    Column {
        key: field.names.wire.clone(),
        renamed_from: field.renamed_from.clone(),
        name: field.names.column.clone(),
        role: ColumnRole::Member,
        declared: describe(&field.kind),
        nullable: field.optional,
        default: field
            .default
            .as_ref()
            .and_then(|default| ColumnValue::of(&kind, default)),
        references: None,
        kind,
    }
}

/// The foreign key of a `belongs_to`.
pub fn key_column(relation: &BelongsTo, targets: &ReferenceTargets<'_>) -> Column {
    let references = targets.key(&relation.target, relation.on_delete);
    Column {
        key: relation.names.wire.clone(),
        renamed_from: relation.renamed_from.clone(),
        name: relation.names.column.clone(),
        role: ColumnRole::Member,
        declared: format!("belongs_to {}", relation.target),
        kind: targets.key_kind(&relation.target),
        nullable: relation.optional,
        default: None,
        references,
    }
}

/// One of the two columns of a join table.
pub fn link_column(key: &str, name: &str, target: &str, targets: &ReferenceTargets<'_>) -> Column {
    let references = targets.key(target, OnDelete::Cascade);
    Column {
        references,
        ..plain(key, name, ColumnRole::Member, targets.key_kind(target))
    }
}

pub fn id_column(entity: &Entity) -> Column {
    let kind = id_kind(entity.id.kind);
    plain("id", &entity.id.column, ColumnRole::Id, kind)
}

fn id_kind(kind: IdKind) -> ColumnKind {
    match kind {
        IdKind::Uuid => ColumnKind::Uuid,
        IdKind::Bigint => ColumnKind::Serial,
    }
}

/// What the service keeps of a row by itself, behind what the spec declares.
pub fn system_columns(entity: &Entity) -> Vec<Column> {
    let mut columns = Vec::new();
    if entity.timestamps {
        columns.extend(
            ["created_at", "updated_at"]
                .map(|name| plain(name, name, ColumnRole::Timestamp, ColumnKind::Datetime)),
        );
    }
    if entity.versioned {
        let version = plain(
            "version",
            "version",
            ColumnRole::Version,
            ColumnKind::ANY_BIGINT,
        );
        columns.push(Column {
            default: Some(ColumnValue::Integer(1)),
            ..version
        });
    }
    if entity.soft_delete {
        let deleted_at = plain(
            "deleted_at",
            "deleted_at",
            ColumnRole::DeletedAt,
            ColumnKind::Datetime,
        );
        columns.push(Column {
            nullable: true,
            ..deleted_at
        });
    }
    columns
}

fn plain(key: &str, name: &str, role: ColumnRole, kind: ColumnKind) -> Column {
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

/// Puts tables behind those that they refer to, and otherwise leaves them in their order.
///
/// Where tables refer to each other in a circle, the first of them comes first.
fn ordered(mut waiting: Vec<Table>) -> Vec<Table> {
    let names = waiting.iter().map(|table| table.name.clone());
    let mut names: BTreeSet<String> = names.collect();
    let mut ordered = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let is_ready = |table: &Table| {
            let keys = table.columns.iter();
            let mut keys = keys.filter_map(|column| column.references.as_ref());
            keys.all(|key| key.table == table.name || !names.contains(&key.table))
        };
        let next = waiting.iter().position(is_ready).unwrap_or(0);
        let table = waiting.remove(next);
        names.remove(&table.name);
        ordered.push(table);
    }
    ordered
}
