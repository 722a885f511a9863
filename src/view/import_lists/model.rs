use std::collections::BTreeSet;

use crate::model::Operation;

use super::facts::Facts;
use super::names::{chosen, sorted};

/// The types that `models` gives out of an entity.
pub(in crate::view) fn model_types(facts: &Facts<'_>) -> Vec<String> {
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

pub(super) fn query_types(facts: &Facts<'_>) -> Vec<String> {
    let mut names = vec![facts.stemmed("", "Field")];
    names.extend(facts.related.has_relations.then(|| facts.relation_type()));
    names.extend(
        facts
            .has(Operation::List)
            .then(|| facts.stemmed("", "Scope")),
    );
    names
}

pub(super) fn input(facts: &Facts<'_>) -> Vec<String> {
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

pub(super) fn validation(facts: &Facts<'_>) -> Vec<String> {
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

pub(super) fn query(facts: &Facts<'_>) -> Vec<String> {
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

pub(super) fn listing(facts: &Facts<'_>) -> Vec<String> {
    chosen(&[
        (true, "FieldSpec"),
        (true, "Kind"),
        (true, "ListField"),
        (true, "Listed"),
        (true, "Operand"),
        (has_words(facts), "words"),
    ])
}

pub(super) fn has_words(facts: &Facts<'_>) -> bool {
    let mut kinds = facts
        .columns
        .iter()
        .filter_map(|column| column.list_kind.as_ref());
    kinds.any(|kind| kind.contains("words"))
}
