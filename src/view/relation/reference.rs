use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, Project};

/// A foreign key, for saying which one refers to nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ReferenceView {
    pub wire: String,
    pub rust: String,
    pub target_type: String,
}

/// The foreign keys of an entity.
pub(in crate::view) fn references(project: &Project, entity: &Entity) -> Vec<ReferenceView> {
    let references = entity.belongs_to.iter().filter_map(|relation| {
        let target = project.entity(&relation.target)?;
        Some(ReferenceView {
            wire: relation.key.wire.clone(),
            rust: relation.key.rust.clone(),
            target_type: target.names.rust_type.clone(),
        })
    });
    references.collect()
}

/// Whether a foreign key of the entity refers to rows that are deleted without leaving the table.
pub(in crate::view) fn refers_to_soft_deleted(project: &Project, entity: &Entity) -> bool {
    let mut targets = entity
        .belongs_to
        .iter()
        .filter_map(|relation| project.entity(&relation.target));
    targets.any(|target| target.soft_delete)
}

/// A foreign key by its name in the schema.
#[derive(Debug, Clone, Serialize)]
pub struct ForeignKeyView {
    pub name: String,
    pub field: String,
}

pub(in crate::view) fn foreign_keys(project: &Project, entity: &Entity) -> Vec<ForeignKeyView> {
    let dialect = Dialect::of(project);
    let keys = entity.belongs_to.iter().map(|relation| ForeignKeyView {
        name: dialect.foreign_key_name(&entity.names.table, &relation.key.column),
        field: relation.key.wire.clone(),
    });
    keys.collect()
}
