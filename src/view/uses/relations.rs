use serde::Serialize;

use crate::model::{Entity, OnDelete, Operation};
use crate::view::relation;

use super::census::{Census, has_relations};

/// The relations that there are.
#[derive(Debug, Clone, Serialize)]
pub struct RelationUses {
    pub references: bool,
    pub linked: bool,
    pub children: bool,
    pub relations: bool,
    pub no_relations: bool,
    /// Lists are nested below rows of other entities.
    pub scopes: bool,
    /// Related rows are loaded by their ids.
    pub loads_by_id: bool,
    /// Rows are required to exist.
    pub requires: bool,
    pub restricted_soft_delete: bool,
}

impl RelationUses {
    pub(super) fn of(census: Census<'_>) -> Self {
        let linked = census.entity(|entity| !entity.many_to_many.is_empty());
        let scopes = census.entity(|entity| !relation::scopes(census.0, entity).is_empty());
        let deletes = |entity: &Entity| entity.has(Operation::Delete) && !entity.versioned;
        Self {
            references: census.key(|_| true),
            linked,
            children: census.entity(|entity| !entity.has_many.is_empty()),
            relations: census.entity(has_relations),
            no_relations: census.entity(|entity| !has_relations(entity)),
            scopes,
            loads_by_id: linked || census.key(|key| !key.private),
            requires: linked || scopes || census.entity(deletes),
            restricted_soft_delete: census.key(|key| {
                key.on_delete == OnDelete::Restrict
                    && census.target(key, |target| target.soft_delete)
            }),
        }
    }
}
