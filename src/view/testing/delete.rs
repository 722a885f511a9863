//! The tests of requests that delete rows.

use serde::Serialize;

use crate::model::Operation;

use super::dependents::{ChainView, DependentView, chains, dependents};
use super::source::modules;
use super::subject::{Subject, chosen};

/// For the tests of deletions.
#[derive(Debug, Serialize)]
pub struct DeleteTests {
    /// What keeps a row from being deleted.
    pub restricted: Vec<DependentView>,
    /// What is deleted with a row.
    pub cascading: Vec<DependentView>,
    /// What is deleted with what is deleted with a row.
    pub chains: Vec<ChainView>,
    /// What is left without a row.
    pub clearing: Vec<DependentView>,
    /// What cannot refer to a deleted row, though it is still in the table.
    pub referring: Vec<DependentView>,
    /// Whether values are spelled out.
    pub json: bool,
    pub factories: String,
    pub support: Vec<&'static str>,
    /// Whether a deleted row gives free what was unique, though it is still in the table.
    pub reuses: bool,
}

impl DeleteTests {
    pub(super) fn of(subject: &Subject<'_>) -> Self {
        let all = dependents(subject.project, subject.entity);
        let those = |wanted: fn(&DependentView) -> bool| -> Vec<DependentView> {
            all.iter()
                .filter(|dependent| wanted(dependent))
                .cloned()
                .collect()
        };
        let soft = subject.entity.soft_delete;
        let (restricted, cascading, clearing) = (
            those(|one| one.restricts),
            those(|one| one.cascades),
            those(|one| one.clears),
        );
        let referring = if soft {
            those(|one| one.has_create)
        } else {
            Vec::new()
        };
        let chains = chains(subject.project, subject.entity);
        let far = chains.iter().map(|chain| &chain.far);
        let named: Vec<_> = [&restricted, &cascading, &clearing, &referring]
            .into_iter()
            .flatten()
            .chain(far)
            .collect();
        let lists = subject.has(Operation::List);
        Self {
            json: lists || !named.is_empty(),
            factories: modules(
                subject.module(),
                named.iter().map(|one| one.module.as_str()),
            ),
            support: chosen(&[
                ("faults", !referring.is_empty()),
                ("list", lists),
                ("merged", !referring.is_empty()),
            ]),
            reuses: soft && !subject.unique.is_empty(),
            restricted,
            cascading,
            chains,
            clearing,
            referring,
        }
    }
}
