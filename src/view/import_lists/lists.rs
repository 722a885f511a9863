use serde::Serialize;

use crate::model::{IdKind, Operation};

use super::facts::Facts;
use super::model::{has_words, input, listing, query, query_types, validation};
use super::names::chosen;
use super::request::service_models;
use super::store::{
    relation_models, row_models, scope_models, sqlite_models, sqlx_stored, stored, trait_models,
};

/// The names that the files of an entity import from other modules of the service.
#[derive(Debug, Serialize)]
pub struct ImportLists {
    /// What the model's `query` file gives out.
    pub query_types: Vec<String>,
    /// From the model, in its `input` file.
    pub input: Vec<String>,
    /// From `validation`, in the `input` file.
    pub validation: Vec<String>,
    /// From the model, in its `query` file.
    pub query: Vec<String>,
    /// From `listing`, in the `query` file.
    pub listing: Vec<String>,
    pub uuid_in_query: bool,
    pub uuid_in_trait: bool,
    pub uuid_in_service: bool,
    pub choice_in_query: bool,
    /// From `listing`, wherever pages are passed on.
    pub page: Vec<String>,
    /// From `models`, in the repository's trait.
    pub trait_models: Vec<String>,
    /// From `models`, in its implementation.
    pub sqlite_models: Vec<String>,
    /// From `models`, where the rows below others are chosen.
    pub scope_models: Vec<String>,
    /// From `models`, where rows are read.
    pub row_models: Vec<String>,
    /// From `models`, where relations are loaded.
    pub relation_models: Vec<String>,
    /// From `models`, in the service.
    pub service_models: Vec<String>,
    pub rusqlite: Vec<String>,
    pub stored: Vec<String>,
    /// From `stored`, over sqlx.
    pub sqlx_stored: Vec<String>,
    pub errors: Vec<String>,
    pub service_errors: Vec<String>,
}

impl ImportLists {
    pub(in crate::view) fn of(facts: &Facts<'_>) -> Self {
        let is_uuid = facts.entity.id.kind == IdKind::Uuid;
        let owner_is_uuid = facts
            .related
            .scopes
            .iter()
            .any(|scope| scope.owner_id_type == "Uuid");
        let link_is_uuid = facts
            .related
            .links
            .iter()
            .any(|link| link.other_id_type == "Uuid");
        let by_id = facts.has(Operation::Get)
            || facts.taken.has_update
            || facts.has(Operation::Delete)
            || !facts.related.links.is_empty();
        Self {
            query_types: query_types(facts),
            input: input(facts),
            validation: validation(facts),
            query: query(facts),
            listing: listing(facts),
            uuid_in_query: owner_is_uuid && facts.has(Operation::List),
            uuid_in_trait: is_uuid || link_is_uuid,
            uuid_in_service: (is_uuid && by_id) || link_is_uuid,
            choice_in_query: facts.related.has_relations || has_words(facts),
            page: chosen(&[
                (true, "ListQuery"),
                (!facts.related.has_relations, "NoRelation"),
                (true, "Page"),
            ]),
            trait_models: trait_models(facts),
            sqlite_models: sqlite_models(facts),
            scope_models: scope_models(facts),
            row_models: row_models(facts),
            relation_models: relation_models(facts),
            service_models: service_models(facts),
            rusqlite: chosen(&[
                (true, "Connection"),
                (true, "Transaction"),
                (
                    !facts.related.links.is_empty()
                        || (facts.entity.soft_delete && facts.has(Operation::Delete)),
                    "params",
                ),
            ]),
            stored: stored(facts),
            sqlx_stored: sqlx_stored(facts),
            errors: chosen(&[
                (
                    !facts.related.links.is_empty() || facts.related.has_relations,
                    "Error",
                ),
                (true, "Result"),
            ]),
            service_errors: chosen(&[(facts.has_single_scope(), "Error"), (true, "Result")]),
        }
    }
}
