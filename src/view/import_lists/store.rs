use crate::model::Operation;

use super::facts::Facts;
use super::names::{chosen, sorted};

pub(super) fn trait_models(facts: &Facts<'_>) -> Vec<String> {
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

pub(super) fn sqlite_models(facts: &Facts<'_>) -> Vec<String> {
    let mut names = trait_models(facts);
    let links = facts.related.links.iter();
    names.extend(links.map(|link| link.other_type.clone()));
    sorted(names)
}

pub(super) fn scope_models(facts: &Facts<'_>) -> Vec<String> {
    let scopes = facts.related.scopes.iter();
    let mut names: Vec<_> = scopes.map(|scope| scope.owner_type.clone()).collect();
    names.push(facts.stemmed("", "Scope"));
    sorted(names)
}

pub(super) fn row_models(facts: &Facts<'_>) -> Vec<String> {
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

pub(super) fn relation_models(facts: &Facts<'_>) -> Vec<String> {
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

pub(super) fn stored(facts: &Facts<'_>) -> Vec<String> {
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

pub(super) fn sqlx_stored(facts: &Facts<'_>) -> Vec<String> {
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
