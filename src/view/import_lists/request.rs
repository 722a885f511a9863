use crate::model::Operation;

use super::facts::Facts;
use super::names::sorted;

pub(super) fn service_models(facts: &Facts<'_>) -> Vec<String> {
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
pub(in crate::view) fn controller_models(facts: &Facts<'_>) -> Vec<String> {
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
