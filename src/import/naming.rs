//! Names of databases and of other languages in the spelling of this one.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use crate::names;

use super::document::{EntityDocument, ImportedDocument, RelationDocument, RelationType};

/// What the language allows, with room for what tells names apart.
const LONGEST: usize = 43;

/// The names of the entities of one document.
#[derive(Debug, Default)]
pub struct DistinctNames {
    /// Types, modules and tables, with the entities that they are of.
    taken: BTreeMap<String, String>,
}

/// An entity's name, and its plural where the rules would give another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DistinctName {
    pub name: String,
    pub plural: Option<String>,
    /// Why it is not only spelt in another way, if it is not.
    pub why: Option<TakenName>,
}

/// Whose name it is that a table or an entity would have had.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TakenName {
    #[error("`{name}` belongs to the entity `{entity}`")]
    OfEntity { name: String, entity: String },
    #[error("`{name}` is no name of an entity")]
    Unsuitable { name: String },
}

/// What tells a name apart that is taken.
const ENDINGS: [&str; 2] = ["Record", "Entry"];

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
        let own = names::plural(&names::snake(&natural));
        // A word that looks like a plural has to say that it is none.
        let has_to_say = names::is_plural(&names::snake(&natural));
        let mut found = DistinctName {
            name: natural.clone(),
            plural: plural.filter(|plural| *plural != own || has_to_say),
            why: None,
        };
        let endings = ENDINGS.map(str::to_owned).into_iter();
        let mut endings = endings.chain((2..).map(|number: u32| number.to_string()));
        while let Some(why) = self.owner(&found) {
            found = DistinctName {
                name: format!("{natural}{}", endings.next().unwrap_or_default()),
                plural: None,
                why: found.why.or(Some(why)),
            };
        }
        let taken = found.taken().into_iter();
        self.taken
            .extend(taken.map(|name| (name, found.name.clone())));
        found
    }

    /// Who has a name already that an entity would take.
    fn owner(&self, candidate: &DistinctName) -> Option<TakenName> {
        let snake = names::snake(&candidate.name);
        let is_sound = names::is_entity(&candidate.name)
            && names::is_member(&candidate.plural())
            && (candidate.plural.is_some() || !names::is_plural(&snake));
        if !is_sound {
            let name = candidate.name.clone();
            return Some(TakenName::Unsuitable { name });
        }
        let mut all = candidate.taken().into_iter();
        all.find_map(|name| {
            let entity = self.taken.get(&name)?.clone();
            Some(TakenName::OfEntity { name, entity })
        })
    }
}

impl DistinctName {
    fn plural(&self) -> String {
        let usual = || names::plural(&names::snake(&self.name));
        self.plural.clone().unwrap_or_else(usual)
    }

    /// Its types, modules and tables.
    fn taken(&self) -> Vec<String> {
        let rust_type = names::type_name(&self.name);
        let plural = self.plural();
        let derived = names::derived_types(&rust_type);
        let own = [
            names::pascal(&plural),
            names::snake(&self.name),
            plural,
            rust_type,
        ];
        own.into_iter().chain(derived).collect()
    }
}

/// In Pascal case that stays as it is when it is read again: `n_c_d` is `Ncd`.
fn stable(name: &str) -> String {
    names::pascal(&names::snake(&names::pascal(name)))
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
