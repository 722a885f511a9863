use std::collections::{BTreeMap, BTreeSet};

use crate::names;

use super::document::{Document, EntityDocument, RelationDocument, RelationType};

/// Names the other sides of all relations, so that no two of a target have one name.
pub fn name_inverses(document: &mut Document) {
    let mut taken: BTreeMap<String, BTreeSet<String>> = document
        .entities
        .iter()
        .map(|entity| (entity.name.clone(), own_names(entity)))
        .collect();
    for entity in &mut document.entities {
        let plural = plural(entity);
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for relation in &entity.relations {
            *counts.entry(relation.target.clone()).or_default() += 1;
        }
        for relation in &mut entity.relations {
            let is_only = counts.get(&relation.target) == Some(&1);
            let Some(taken) = taken.get_mut(&relation.target) else {
                continue;
            };
            let wishes = wishes(&entity.name, relation, &plural, is_only);
            let free = wishes
                .into_iter()
                .find(|name| names::is_member(name) && !taken.contains(name));
            taken.extend(free.clone());
            let name = free.unwrap_or_else(|| "none".to_owned());
            relation.inverse = (name != plural).then_some(name);
        }
    }
}

/// The names that would do, the best first.
fn wishes(entity: &str, relation: &RelationDocument, plural: &str, is_only: bool) -> Vec<String> {
    let is_one = matches!(relation.kind, RelationType::BelongsTo { unique: true, .. });
    let usual = if is_one {
        names::snake(entity)
    } else {
        plural.to_owned()
    };
    let distinct = format!("{}_{usual}", relation.name);
    let own = relation.inverse.clone().into_iter();
    if is_only {
        own.chain([usual, distinct]).collect()
    } else {
        own.chain([distinct]).collect()
    }
}

fn plural(entity: &EntityDocument) -> String {
    let rule = || names::plural(&names::snake(&entity.name));
    entity.plural.clone().unwrap_or_else(rule)
}

/// Everything that an entity has a name for.
fn own_names(entity: &EntityDocument) -> BTreeSet<String> {
    let implicit = implicit(entity).into_iter().map(str::to_owned);
    let fields = entity.fields.iter().map(|field| field.name.clone());
    let relations = entity
        .relations
        .iter()
        .flat_map(|relation| [relation.name.clone(), names::key_name(&relation.name)]);
    implicit.chain(fields).chain(relations).collect()
}

/// The columns that an entity has without a field.
pub fn implicit(entity: &EntityDocument) -> Vec<&'static str> {
    let of = |on: bool, names: &[&'static str]| if on { names.to_vec() } else { Vec::new() };
    [
        of(true, &["id"]),
        of(entity.timestamps, &["created_at", "updated_at"]),
        of(entity.soft_delete, &["deleted_at"]),
        of(entity.versioned, &["version"]),
    ]
    .concat()
}
