use std::collections::BTreeSet;

use serde::Serialize;

use crate::dialect::Dialect;
use crate::model::{Entity, OnDelete, Operation, Project};

use super::literal::embedded;

/// How the rows of an entity are deleted, where the database cannot settle by itself what refers
/// to them.
#[derive(Debug, Serialize)]
pub struct DeletionView {
    /// Rows of this entity are deleted so.
    pub deletes: bool,
    /// What they do to other rows is published as events.
    pub publishes: bool,
    pub dependents: Vec<DependentView>,
}

/// A foreign key that refers to the entity.
#[derive(Debug, Serialize)]
pub struct DependentView {
    /// The module of the repository that has the foreign key.
    pub module: String,
    pub column: String,
    /// `Cascade`.
    pub on_delete: &'static str,
}

impl DeletionView {
    /// `None` for an entity that no such deletion comes by.
    pub(super) fn of(project: &Project, entity: &Entity) -> Option<Self> {
        let reached = tables(project).contains(entity.name.as_str());
        reached.then(|| Self {
            deletes: settles_dependents(project, entity),
            publishes: project.publishes_events(),
            dependents: project
                .keys_to(&entity.name)
                .map(|(source, key)| DependentView {
                    module: source.names.module_plural.clone(),
                    column: embedded(&Dialect::of(project).quoted(&key.key.column)),
                    on_delete: match key.on_delete {
                        OnDelete::Restrict => "Restrict",
                        OnDelete::Cascade => "Cascade",
                        OnDelete::SetNull => "SetNull",
                    },
                })
                .collect(),
        })
    }
}

/// Whether any entity is deleted so.
#[must_use]
pub fn settles_dependents_anywhere(project: &Project) -> bool {
    let mut entities = project.entities.iter();
    entities.any(|entity| settles_dependents(project, entity))
}

/// Whether a deletion of an entity's rows does more than the database would.
fn settles_dependents(project: &Project, entity: &Entity) -> bool {
    let is_referred_to = project.keys_to(&entity.name).next().is_some();
    entity.has(Operation::Delete)
        && is_referred_to
        && (entity.soft_delete || sets_null(project, entity) || publishes(project, entity))
}

/// Whether what a deletion does to other rows is published as events.
fn publishes(project: &Project, entity: &Entity) -> bool {
    let mut keys = project.keys_to(&entity.name);
    project.publishes_events() && keys.any(|(_, key)| key.on_delete != OnDelete::Restrict)
}

/// Whether a deletion sets a foreign key to null in rows that record their changes.
fn sets_null(project: &Project, entity: &Entity) -> bool {
    let deleted = project.deleted_with(entity);
    let mut keys = deleted.iter().flat_map(|name| project.keys_to(name));
    keys.any(|(source, key)| {
        key.on_delete == OnDelete::SetNull && (source.timestamps || source.versioned)
    })
}

/// The entities whose tables such deletions come by.
fn tables(project: &Project) -> BTreeSet<&str> {
    let entities = project.entities.iter();
    let roots = entities.filter(|entity| settles_dependents(project, entity));
    let roots = roots.map(|entity| entity.name.as_str()).collect();
    project.with_referring(roots, |_| true)
}
