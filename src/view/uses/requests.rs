use serde::Serialize;

use crate::model::{Entity, Operation};

use super::census::{Census, has_relations};

/// The requests that are answered.
#[derive(Debug, Clone, Serialize)]
pub struct RequestUses {
    pub lists: bool,
    pub creates: bool,
    pub updates: bool,
    pub deletes: bool,
    pub inputs: bool,
    /// The only row that belongs to another is asked for.
    pub only: bool,
    /// Single rows are asked for that have no relations.
    pub plain_gets: bool,
    /// Relations of single rows are asked for.
    pub includes: bool,
    /// Something besides a new row is answered by its id.
    pub ids: bool,
    /// Requests that read are answered.
    pub reads: bool,
    /// Requests change what is stored.
    pub writes: bool,
    /// Rows are locked before they change.
    pub locks: bool,
}

impl RequestUses {
    pub(super) fn of(census: Census<'_>) -> Self {
        let some = |operation| census.entity(|entity| entity.has(operation));
        let gets_with = |relations: bool| {
            census.entity(|entity| entity.has(Operation::Get) && has_relations(entity) == relations)
        };
        let [lists, gets, creates, updates, deletes] = [
            Operation::List,
            Operation::Get,
            Operation::Create,
            Operation::Update,
            Operation::Delete,
        ]
        .map(some);
        let links = census.entity(|entity| !entity.many_to_many.is_empty());
        let only = census.entity(|entity| lists_an_only_row(census, entity));
        let (plain_gets, includes) = (gets_with(false), only || gets_with(true));
        Self {
            lists,
            creates,
            updates,
            deletes,
            inputs: creates || updates,
            only,
            plain_gets,
            includes,
            ids: gets || only || updates || deletes || links || census.key(|_| true),
            reads: gets || lists || links,
            writes: creates || updates || deletes,
            locks: updates || deletes,
        }
    }
}

fn lists_an_only_row(census: Census<'_>, entity: &Entity) -> bool {
    entity.has_many.iter().any(|side| {
        let source = census.0.entity(&side.source);
        side.one && source.is_some_and(|source| source.has(Operation::List))
    })
}
