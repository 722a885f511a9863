use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Entity, IdKind, Operation, Project};

use super::column::ColumnView;
use super::dependent::can_be_kept;
use super::entity::{EnumView, InputsView, RelationsView};
use super::relation::refers_to_soft_deleted;
use super::sql::Dialect;

/// What is known of an entity before its views are put together.
pub(super) struct Facts<'a> {
    pub project: &'a Project,
    pub entity: &'a Entity,
    pub taken: &'a InputsView,
    pub related: &'a RelationsView,
    pub columns: &'a [ColumnView],
    pub enums: &'a [EnumView],
}

impl Facts<'_> {
    /// `PostDetail`, or `Post` where nothing can be sent along.
    pub(super) fn detail_type(&self) -> String {
        self.stemmed(
            "",
            if self.related.has_relations {
                "Detail"
            } else {
                ""
            },
        )
    }

    /// `PostRelation`, or `NoRelation`.
    pub(super) fn relation_type(&self) -> String {
        if self.related.has_relations {
            self.stemmed("", "Relation")
        } else {
            "NoRelation".to_owned()
        }
    }

    pub(super) fn stemmed(&self, before: &str, after: &str) -> String {
        format!("{before}{}{after}", self.entity.names.rust_type)
    }

    fn has(&self, operation: Operation) -> bool {
        self.entity.has(operation)
    }

    fn target_type(&self, name: &str) -> Option<String> {
        self.project
            .entity(name)
            .map(|target| target.names.rust_type.clone())
    }

    /// Whether rows that are marked as deleted must not be referred to.
    fn restricts(&self) -> bool {
        can_be_kept(self.project, self.entity)
    }

    /// Whether a row names the types that it refers to: servers tell by themselves which reference
    /// is to nothing, unless the row is only marked as deleted.
    fn names_targets(&self) -> bool {
        !Dialect::of(self.project).sqlx || refers_to_soft_deleted(self.project, self.entity)
    }

    fn has_single_scope(&self) -> bool {
        self.related.scopes.iter().any(|scope| scope.one)
    }
}

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
    pub(super) fn of(facts: &Facts<'_>) -> Self {
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

/// The types that `models` gives out of an entity.
pub(super) fn model_types(facts: &Facts<'_>) -> Vec<String> {
    let mut names: BTreeSet<_> = query_types(facts).into_iter().collect();
    names.extend([
        facts.stemmed("", ""),
        facts.stemmed("New", ""),
        facts.detail_type(),
    ]);
    names.extend(facts.taken.has_inputs.then(|| facts.stemmed("", "Input")));
    names.extend(facts.taken.has_update.then(|| facts.stemmed("", "Patch")));
    names.extend(
        (facts.taken.has_update && facts.taken.has_immutable)
            .then(|| facts.stemmed("", "Replacement")),
    );
    names.extend(facts.enums.iter().map(|one| one.rust_type.clone()));
    names.into_iter().collect()
}

fn query_types(facts: &Facts<'_>) -> Vec<String> {
    let mut names = vec![facts.stemmed("", "Field")];
    names.extend(facts.related.has_relations.then(|| facts.relation_type()));
    names.extend(
        facts
            .has(Operation::List)
            .then(|| facts.stemmed("", "Scope")),
    );
    names
}

fn input(facts: &Facts<'_>) -> Vec<String> {
    let mut names = vec![facts.stemmed("New", "")];
    names.extend(facts.taken.has_update.then(|| facts.stemmed("", "Patch")));
    names.extend(
        (facts.taken.has_update && facts.taken.has_immutable)
            .then(|| facts.stemmed("", "Replacement")),
    );
    names.extend(facts.enums.iter().map(|one| one.rust_type.clone()));
    names.extend(
        facts
            .columns
            .iter()
            .any(|column| column.base_type == "Password")
            .then(|| "Password".to_owned()),
    );
    sorted(names)
}

fn validation(facts: &Facts<'_>) -> Vec<String> {
    let inputs = || {
        facts
            .columns
            .iter()
            .filter_map(|column| column.input.as_ref())
    };
    chosen(&[
        (true, "Faults"),
        (inputs().next().is_some(), "Field"),
        (true, "FromObject"),
        (true, "Object"),
        (inputs().any(|input| !input.rules.is_empty()), "rules"),
    ])
}

fn query(facts: &Facts<'_>) -> Vec<String> {
    let mut names = vec![facts.stemmed("", "")];
    let listed = || {
        facts
            .columns
            .iter()
            .filter(|column| column.list_kind.is_some())
    };
    let enums = facts.enums.iter().map(|one| one.rust_type.clone());
    names.extend(enums.filter(|name| listed().any(|column| column.base_type == *name)));
    sorted(names)
}

fn listing(facts: &Facts<'_>) -> Vec<String> {
    chosen(&[
        (true, "FieldSpec"),
        (true, "Kind"),
        (true, "ListField"),
        (true, "Listed"),
        (true, "Operand"),
        (has_words(facts), "words"),
    ])
}

fn has_words(facts: &Facts<'_>) -> bool {
    let mut kinds = facts
        .columns
        .iter()
        .filter_map(|column| column.list_kind.as_ref());
    kinds.any(|kind| kind.contains("words"))
}

fn trait_models(facts: &Facts<'_>) -> Vec<String> {
    let mut names = vec![
        facts.stemmed("New", ""),
        facts.stemmed("", ""),
        facts.detail_type(),
    ];
    names.extend(facts.related.has_relations.then(|| facts.relation_type()));
    names.extend(facts.taken.has_update.then(|| facts.stemmed("", "Patch")));
    if facts.has(Operation::List) {
        names.extend([facts.stemmed("", "Field"), facts.stemmed("", "Scope")]);
    }
    sorted(names)
}

fn sqlite_models(facts: &Facts<'_>) -> Vec<String> {
    let mut names = trait_models(facts);
    let links = facts.related.links.iter();
    names.extend(links.map(|link| link.other_type.clone()));
    sorted(names)
}

fn scope_models(facts: &Facts<'_>) -> Vec<String> {
    let scopes = facts.related.scopes.iter();
    let mut names: Vec<_> = scopes.map(|scope| scope.owner_type.clone()).collect();
    names.push(facts.stemmed("", "Scope"));
    sorted(names)
}

fn row_models(facts: &Facts<'_>) -> Vec<String> {
    let mut names = vec![facts.stemmed("", "")];
    let reads: Vec<_> = facts
        .columns
        .iter()
        .map(|column| column.read.as_str())
        .collect();
    let enums = facts.enums.iter().map(|one| one.rust_type.clone());
    names.extend(enums.filter(|name| {
        reads
            .iter()
            .any(|read| read.contains(&format!("Word<{name}>")))
    }));
    let keys = facts.entity.belongs_to.iter();
    let targets = keys.filter_map(|key| facts.target_type(&key.target));
    names.extend(targets.filter(|_| facts.names_targets()));
    sorted(names)
}

fn relation_models(facts: &Facts<'_>) -> Vec<String> {
    let mut names = vec![
        facts.stemmed("", ""),
        facts.detail_type(),
        facts.relation_type(),
    ];
    names.extend(
        facts
            .related
            .relations
            .iter()
            .map(|relation| relation.target_type.clone()),
    );
    sorted(names)
}

fn service_models(facts: &Facts<'_>) -> Vec<String> {
    let mut names = Vec::new();
    names.extend(
        (facts.has(Operation::Create) || facts.taken.has_update).then(|| facts.stemmed("", "")),
    );
    names.extend(
        (facts.has(Operation::Get) || facts.has(Operation::List)).then(|| facts.detail_type()),
    );
    let includes = facts.has(Operation::Get) || facts.has(Operation::List);
    names.extend((facts.related.has_relations && includes).then(|| facts.relation_type()));
    names.extend(facts.taken.has_inputs.then(|| facts.stemmed("", "Input")));
    if facts.has(Operation::List) {
        names.extend([facts.stemmed("", "Field"), facts.stemmed("", "Scope")]);
    }
    let hashes = facts.taken.has_update
        && facts.columns.iter().any(|column| {
            column
                .input
                .as_ref()
                .is_some_and(|input| input.password && !input.immutable)
        });
    names.extend(hashes.then(|| facts.stemmed("", "Patch")));
    sorted(names)
}

/// The models of the requests for single rows and for lists of all.
pub(super) fn controller_models(facts: &Facts<'_>) -> Vec<String> {
    let mut names = service_models(facts);
    names.retain(|name| *name != facts.stemmed("", "Patch"));
    names.extend(
        (facts.has(Operation::Create) || (facts.taken.has_update && !facts.taken.has_immutable))
            .then(|| facts.stemmed("New", "")),
    );
    names.extend(facts.taken.has_update.then(|| facts.stemmed("", "Patch")));
    names.extend(
        (facts.taken.has_update && facts.taken.has_immutable)
            .then(|| facts.stemmed("", "Replacement")),
    );
    sorted(names)
}

fn stored(facts: &Facts<'_>) -> Vec<String> {
    let has_names = facts.related.has_relations || !facts.related.links.is_empty();
    let requires = !facts.related.links.is_empty()
        || (facts.has(Operation::Delete) && !facts.entity.versioned);
    let expects =
        facts.entity.versioned && (facts.taken.has_update || facts.has(Operation::Delete));
    let restricts = facts.restricts();
    chosen(&[
        (has_names, "Stored"),
        (expects, "expect_version"),
        (true, "find"),
        (requires, "require"),
        (restricts, "unused"),
    ])
}

fn sqlx_stored(facts: &Facts<'_>) -> Vec<String> {
    let links = !facts.related.links.is_empty();
    let changes = facts.taken.has_update || facts.has(Operation::Delete);
    chosen(&[
        (facts.related.has_relations || links, "Stored"),
        (facts.entity.versioned && changes, "expect_version"),
        (true, "find"),
        (links, "keep"),
        (changes, "lock"),
        (links, "require"),
        (facts.restricts(), "unused"),
    ])
}

pub(super) fn chosen(names: &[(bool, &str)]) -> Vec<String> {
    let chosen = names.iter().filter(|(wanted, _)| *wanted);
    chosen.map(|(_, name)| (*name).to_owned()).collect()
}

pub(super) fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names.dedup();
    names
}
