use serde::Serialize;

use crate::model::{BelongsTo, Entity, Project};
use crate::view::sample::counted;

/// How valid values of an entity are made.
#[derive(Debug, Serialize)]
pub struct FactoryView {
    /// The argument that counts; `_` where the values do not.
    pub counter: &'static str,
    pub fields: Vec<CountedField>,
    /// The foreign keys that are given.
    pub keys: Vec<GivenKey>,
    /// The argument that holds their ids; `_` where there are none.
    pub ids: &'static str,
}

/// A field and an expression.
#[derive(Debug, Clone, Serialize)]
pub struct CountedField {
    pub wire: String,
    pub value: String,
}

/// A foreign key.
#[derive(Debug, Serialize)]
pub struct GivenKey {
    pub wire: String,
    pub var: String,
}

impl FactoryView {
    pub(super) fn of(project: &Project, entity: &Entity) -> Self {
        let values: Vec<_> = entity
            .fields
            .iter()
            .map(|field| counted(entity, field))
            .collect();
        let counts = values.iter().any(|value| !value.is_constant());
        let fields = entity.fields.iter().zip(values);
        let fields = fields.map(|(field, value)| CountedField {
            wire: field.names.wire.clone(),
            value: value.code,
        });
        let fields: Vec<_> = fields.collect();
        let keys: Vec<_> = filled(project, entity)
            .into_iter()
            .map(|key| GivenKey {
                wire: key.key.wire.clone(),
                var: key.key.var.clone(),
            })
            .collect();
        Self {
            counter: if counts { "n" } else { "_" },
            ids: if keys.is_empty() { "_" } else { "ids" },
            fields,
            keys,
        }
    }
}

/// The foreign keys that a made-up row has: those that it must have, and those that make it unique
/// unless that would lead round in a circle.
pub(super) fn filled<'a>(project: &Project, entity: &'a Entity) -> Vec<&'a BelongsTo> {
    let keys = entity
        .belongs_to
        .iter()
        .filter(|key| is_candidate(entity, key));
    keys.filter(|key| !key.optional || !reaches(project, &key.target, &entity.name))
        .collect()
}

fn is_candidate(entity: &Entity, key: &BelongsTo) -> bool {
    let in_set = entity
        .uniques
        .iter()
        .any(|set| set.columns.contains(&key.key.column));
    !key.optional || key.unique || in_set
}

/// Whether making a row of one entity may lead to making one of another.
fn reaches(project: &Project, from: &str, to: &str) -> bool {
    let mut seen: Vec<&str> = Vec::new();
    let mut next = vec![from];
    while let Some(name) = next.pop() {
        if name == to {
            return true;
        }
        if let Some(entity) = project.entity(name).filter(|_| !seen.contains(&name)) {
            seen.push(name);
            let keys = entity
                .belongs_to
                .iter()
                .filter(|key| is_candidate(entity, key));
            next.extend(keys.map(|key| key.target.as_str()));
        }
    }
    false
}

/// The sets of fields and keys, by their names on the wire, of which no two made-up rows may have
/// the same, and of which none is part of another.
pub(super) fn unique_sets(project: &Project, entity: &Entity) -> Vec<Vec<String>> {
    let keys = filled(project, entity);
    let fields = entity
        .fields
        .iter()
        .filter(|field| field.unique)
        .map(|field| vec![field.names.wire.clone()]);
    let single_keys = keys
        .iter()
        .filter(|key| key.unique)
        .map(|key| vec![key.key.wire.clone()]);
    let mut sets: Vec<Vec<String>> = fields.chain(single_keys).collect();
    let wire = |column: &String| {
        let field = entity
            .fields
            .iter()
            .find(|field| field.names.column == *column)
            .map(|field| &field.names.wire);
        let key = keys
            .iter()
            .find(|key| key.key.column == *column)
            .map(|key| &key.key.wire);
        field.or(key).cloned()
    };
    for set in &entity.uniques {
        let names: Option<Vec<_>> = set.columns.iter().map(wire).collect();
        let Some(names) = names else { continue };
        let is_covered = sets
            .iter()
            .any(|other| other.iter().all(|name| names.contains(name)));
        if !is_covered {
            sets.push(names);
        }
    }
    sets
}
