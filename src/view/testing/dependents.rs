use serde::Serialize;

use crate::model::{BelongsTo, Entity, OnDelete, Operation, Project};

/// Rows that refer to rows of an entity, and what happens to them when those are deleted.
#[derive(Debug, Clone, Serialize)]
pub struct DependentView {
    /// For functions: `comments_by_post`.
    pub name: String,
    pub human: String,
    /// Of the factory.
    pub module: String,
    pub key: String,
    pub restricts: bool,
    pub cascades: bool,
    pub clears: bool,
    /// Whether single rows can be fetched.
    pub has_get: bool,
    pub has_create: bool,
    /// Whether the key comes out.
    pub shows_key: bool,
}

pub(super) fn dependents(project: &Project, entity: &Entity) -> Vec<DependentView> {
    let sources = project.entities.iter();
    let keys = sources.flat_map(|source| source.belongs_to.iter().map(move |key| (source, key)));
    keys.filter(|(_, key)| key.target == entity.name)
        .map(|(source, key)| dependent(source, key))
        .collect()
}

/// Rows that go with rows that go with a row.
#[derive(Debug, Clone, Serialize)]
pub struct ChainView {
    pub near: DependentView,
    pub far: DependentView,
}

/// The chains of two foreign keys over which deletions go on.
pub(super) fn chains(project: &Project, entity: &Entity) -> Vec<ChainView> {
    let mut chains = Vec::new();
    for near in cascading(project, entity) {
        let middle = project
            .entities
            .iter()
            .find(|middle| middle.names.module == near.module);
        let far = middle.map_or_else(Vec::new, |middle| cascading(project, middle));
        chains.extend(far.into_iter().map(|far| ChainView {
            near: near.clone(),
            far,
        }));
    }
    chains
}

fn cascading(project: &Project, entity: &Entity) -> Vec<DependentView> {
    let all = dependents(project, entity).into_iter();
    all.filter(|one| one.cascades && one.has_create).collect()
}

fn dependent(source: &Entity, key: &BelongsTo) -> DependentView {
    DependentView {
        name: format!(
            "{}_by_{}",
            source.names.route.replace('-', "_"),
            key.names.var.trim_end_matches('_')
        ),
        human: source.names.human_plural.clone(),
        module: source.names.module.clone(),
        key: key.key.wire.clone(),
        restricts: key.on_delete == OnDelete::Restrict,
        cascades: key.on_delete == OnDelete::Cascade && source.has(Operation::Get),
        clears: key.on_delete == OnDelete::SetNull && source.has(Operation::Get) && !key.private,
        has_get: source.has(Operation::Get),
        has_create: source.has(Operation::Create),
        shows_key: !key.private,
    }
}
