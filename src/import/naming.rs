//! Names of databases and of other languages in the spelling of this one.

use std::collections::{BTreeMap, BTreeSet};

use crate::names;

use super::document::{EntityDocument, ImportedDocument, RelationDocument, RelationType};

/// What the language allows, with room for a number.
const LONGEST: usize = 46;

/// The names of the entities of one document.
#[derive(Debug, Default)]
pub struct DistinctNames {
    /// Types, with those that are made for each.
    types: BTreeSet<String>,
    entities: BTreeSet<String>,
    /// Tables, which modules and routes follow.
    plurals: BTreeSet<String>,
}

/// An entity's name, and its plural where the rules would give another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistinctName {
    pub name: String,
    pub plural: Option<String>,
    /// Whether it is only spelt in another way.
    pub is_natural: bool,
}

impl DistinctNames {
    /// The name of the entity for a table, which may be a plural.
    pub fn of_table(&mut self, table: &str) -> DistinctName {
        let stem = stem(table, "table");
        let singular = names::singular(&stem);
        let plural = (singular != stem).then_some(stem);
        self.distinct(&singular, plural)
    }

    /// The name of an entity that is one already.
    pub fn of_entity(&mut self, entity: &str) -> DistinctName {
        let stem = stem(entity, "entity");
        let plural = names::is_plural(&stem).then(|| stem.clone());
        self.distinct(&stem, plural)
    }

    fn distinct(&mut self, singular: &str, plural: Option<String>) -> DistinctName {
        let natural = stable(singular);
        let mut candidate = DistinctName {
            name: natural.clone(),
            plural,
            is_natural: true,
        };
        let mut number = 1;
        while !self.is_free(&candidate) {
            number += 1;
            candidate = DistinctName {
                name: format!("{natural}{number}"),
                plural: None,
                is_natural: false,
            };
        }
        let own = names::plural(&names::snake(&candidate.name));
        candidate.plural = candidate.plural.filter(|plural| *plural != own);
        let rust_type = names::type_name(&candidate.name);
        self.types.insert(rust_type.clone());
        self.types.extend(names::derived_types(&rust_type));
        self.plurals.insert(plural_of(&candidate));
        self.plurals.insert(names::snake(&candidate.name));
        self.types.insert(names::pascal(&plural_of(&candidate)));
        self.entities.insert(candidate.name.clone());
        candidate
    }

    fn is_free(&self, candidate: &DistinctName) -> bool {
        let rust_type = names::type_name(&candidate.name);
        let plural = plural_of(candidate);
        let new = [rust_type.clone(), names::pascal(&plural)];
        let derived = names::derived_types(&rust_type);
        let sound = names::is_entity(&candidate.name)
            && names::is_member(&plural)
            && (candidate.plural.is_some() || !names::is_plural(&names::snake(&candidate.name)));
        sound
            && !self.plurals.contains(&plural)
            && !self.plurals.contains(&names::snake(&candidate.name))
            && !new
                .iter()
                .chain(&derived)
                .any(|name| self.types.contains(name))
    }
}

/// In Pascal case that stays as it is when it is read again: `n_c_d` is `Ncd`.
fn stable(name: &str) -> String {
    names::pascal(&names::snake(&names::pascal(name)))
}

fn plural_of(name: &DistinctName) -> String {
    let DistinctName {
        name,
        plural,
        is_natural: _,
    } = name;
    plural
        .clone()
        .unwrap_or_else(|| names::plural(&names::snake(name)))
}

/// A member's name, as far as its spelling goes: `AlbumId` is `album_id`.
#[must_use]
pub fn member(name: &str) -> String {
    const LONGEST: usize = 50;
    if names::is_member(name) && name.len() <= LONGEST {
        name.to_owned()
    } else {
        stem(name, "field")
    }
}

/// A name that is not taken: as it is, else with one of the endings, else with a number.
#[must_use]
pub fn free(name: &str, endings: &[&str], is_taken: impl Fn(&str) -> bool) -> String {
    let with_ending = endings.iter().map(|ending| format!("{name}_{ending}"));
    let mut candidates = std::iter::once(name.to_owned()).chain(with_ending);
    if let Some(free) = candidates.find(|name| !is_taken(name)) {
        return free;
    }
    let mut number = 2;
    loop {
        let numbered = format!("{name}_{number}");
        if !is_taken(&numbered) {
            return numbered;
        }
        number += 1;
    }
}

/// A service's name out of any text.
#[must_use]
pub fn service(text: &str) -> String {
    let name = names::kebab(&stem(text, "service"));
    if names::service_name_taken(&name).is_some() {
        format!("{name}-service")
    } else {
        name
    }
}

/// In snake case and ASCII, beginning with a letter, and not too long.
fn stem(name: &str, fallback: &str) -> String {
    let ascii: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    let snake = names::snake(&ascii);
    let mut stem = match snake.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_lowercase() => snake,
        Some(_) => format!("{fallback}_{snake}"),
    };
    stem.truncate(LONGEST);
    stem.trim_end_matches('_').to_owned()
}

/// Names the other sides of all relations, so that no two of a target have one name.
pub fn name_inverses(document: &mut ImportedDocument) {
    let mut taken: BTreeMap<String, BTreeSet<String>> = document
        .entities
        .iter()
        .map(|entity| (entity.name.clone(), entity.member_names().collect()))
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
