use std::collections::BTreeMap;

use crate::model::{Entity, IdKind, ManyToMany, OnDelete, Project, Side};

use super::columns::{id_column, key_column, link_column, member_column, system_columns};
use super::indexes::{entity_indexes, link_indexes, tell_apart};
use super::order::ordered;
use super::{ForeignKey, Kind, Origin, Schema, Table};

impl Schema {
    /// The database that a project asks for.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        let targets = Targets::of(project);
        let entities = project
            .entities
            .iter()
            .map(|entity| entity_table(entity, &targets));
        let joins = project.entities.iter().flat_map(|entity| {
            let declared = entity
                .many_to_many
                .iter()
                .filter(|relation| relation.side == Side::Declared);
            declared.map(|relation| join_table(entity, relation, &targets))
        });
        let mut tables = ordered(entities.chain(joins).collect());
        tell_apart(&mut tables);
        Self { tables }
    }
}

/// What foreign keys refer to, by the entity's name.
pub struct Targets<'project>(BTreeMap<&'project str, &'project Entity>);

impl<'project> Targets<'project> {
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

    pub fn key_kind(&self, entity: &str) -> Kind {
        match self.0.get(entity).map(|entity| entity.id.kind) {
            Some(IdKind::Bigint) => Kind::ANY_BIGINT,
            Some(IdKind::Uuid) | None => Kind::Uuid,
        }
    }
}

fn entity_table(entity: &Entity, targets: &Targets<'_>) -> Table {
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
        origin: Origin::Entity {
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

fn join_table(entity: &Entity, relation: &ManyToMany, targets: &Targets<'_>) -> Table {
    let origin = Origin::Relation {
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
