//! What the responses of routes show, for caches.

use serde::Serialize;

use crate::model::{Entity, Grant, OnDelete, Operation, Project};

use super::entity::EntityView;

/// A route whose responses are kept.
#[derive(Debug, Serialize)]
pub struct CachedRouteView {
    /// Below the prefix: `/posts/{id}`.
    pub path: String,
    /// What shows single rows, by the variant of the table: `Posts`.
    pub row: Option<String>,
    pub sources: Vec<String>,
    /// Those of the relations that may be included.
    pub included: Vec<String>,
    /// Whether not everybody sees the same.
    pub by_caller: bool,
}

/// The routes of all entities that read rows.
pub(super) fn cached_routes(project: &Project, views: &[EntityView]) -> Vec<CachedRouteView> {
    let entities = project.entities.iter().zip(views);
    let routes = entities.flat_map(|(entity, view)| of_entity(project, entity, view));
    routes.collect()
}

fn of_entity(project: &Project, entity: &Entity, view: &EntityView) -> Vec<CachedRouteView> {
    let included = included(project, entity);
    let collection = format!("/{}", entity.names.route);
    let route = |path: String, row: bool, owner: Option<&str>| {
        let owner = owner.and_then(|name| project.entity(name));
        let sources = [Some(entity), owner].into_iter().flatten();
        let sources: Vec<_> = distinct(sources);
        let mut shown = sources.iter().chain(&included);
        CachedRouteView {
            path,
            row: row.then(|| variant(entity)),
            by_caller: shown.any(|entity| is_restricted(entity)),
            sources: sources.iter().copied().map(variant).collect(),
            included: included.iter().copied().map(variant).collect(),
        }
    };
    let list = entity.has(Operation::List);
    let get = entity.has(Operation::Get);
    let below = view.related.scopes.iter();
    let below = below.map(|scope| route(scope.path.clone(), false, Some(&scope.owner_entity)));
    let own = [
        list.then(|| route(collection.clone(), false, None)),
        get.then(|| route(format!("{collection}/{{id}}"), true, None)),
    ];
    own.into_iter().flatten().chain(below).collect()
}

fn included<'a>(project: &'a Project, entity: &Entity) -> Vec<&'a Entity> {
    let relations = entity.relations();
    distinct(relations.filter_map(|(_, target)| project.entity(target)))
}

fn distinct<'a>(entities: impl Iterator<Item = &'a Entity>) -> Vec<&'a Entity> {
    let mut distinct: Vec<&Entity> = Vec::new();
    for entity in entities {
        if distinct.iter().all(|known| known.name != entity.name) {
            distinct.push(entity);
        }
    }
    distinct
}

fn variant(entity: &Entity) -> String {
    entity.names.rust_type_plural.clone()
}

fn is_restricted(entity: &Entity) -> bool {
    let access = entity.access.as_ref();
    access.is_some_and(|access| access.read != [Grant::Public])
}

/// The entities whose rows the deletion of a row deletes or changes.
#[must_use]
pub fn taken_along<'a>(project: &'a Project, entity: &'a Entity) -> Vec<&'a Entity> {
    let mut taken: Vec<&Entity> = Vec::new();
    let mut deleted = vec![entity];
    let mut next = 0;
    while let Some(entity) = deleted.get(next).copied() {
        let keys = project.keys_to(&entity.name);
        for (source, key) in keys.filter(|(_, key)| key.on_delete != OnDelete::Restrict) {
            let is_new = |known: &[&Entity]| known.iter().all(|known| known.name != source.name);
            if is_new(&taken) {
                taken.push(source);
            }
            if key.on_delete == OnDelete::Cascade && is_new(&deleted) {
                deleted.push(source);
            }
        }
        next += 1;
    }
    taken
}
