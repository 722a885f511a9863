use serde::Serialize;

use crate::model::{Entity, Operation};
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
    /// Foreign keys refer to rows that are deleted without leaving the table.
    pub refers_to_soft_deleted: bool,
    /// Rows are kept from going while others come to refer to them.
    pub keeps: bool,
    /// Rows are required to exist for a list or a link.
    pub requires_owners: bool,
}

impl RelationUses {
    pub(super) fn of(census: Census<'_>) -> Self {
        let linked = census.entity(|entity| !entity.many_to_many.is_empty());
        let scopes = census.entity(|entity| !relation::scopes(census.0, entity).is_empty());
        let refers_to_soft_deleted =
            census.entity(|entity| relation::refers_to_soft_deleted(census.0, entity));
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
            refers_to_soft_deleted,
            keeps: linked || refers_to_soft_deleted,
            requires_owners: linked || scopes,
        }
    }
}
