use std::collections::BTreeMap;

use crate::model::{Entity, Project};
use crate::view::sample::counted;

use super::factory::{filled, unique_sets};

/// How many different rows of an entity can be made up one after the other; the rows that they refer
/// to are new for each of them. `usize::MAX` if there is no end.
pub(super) fn capacity(project: &Project, entity: &Entity) -> usize {
    Capacities::default().of(project, entity)
}

/// The same for rows that all refer to the same.
pub(super) fn shared_capacity(project: &Project, entity: &Entity) -> usize {
    let sets = unique_sets(project, entity);
    let periods = sets.iter().filter_map(|set| period(entity, set));
    periods.min().unwrap_or(usize::MAX)
}

/// Those of entities that were asked for already.
#[derive(Default)]
struct Capacities(BTreeMap<String, usize>);

impl Capacities {
    fn of(&mut self, project: &Project, entity: &Entity) -> usize {
        if let Some(capacity) = self.0.get(&entity.name) {
            return *capacity;
        }
        self.0.insert(entity.name.clone(), usize::MAX);
        let keys = filled(project, entity);
        let is_key = |name: &String| keys.iter().any(|key| key.key.wire == *name);
        let sets = unique_sets(project, entity).into_iter();
        let sets = sets.filter(|set| !set.iter().any(is_key));
        let own = sets.filter_map(|set| period(entity, &set)).min();
        // What two of them refer to may be rows of one entity in the end.
        let targets = keys.iter().filter_map(|key| project.entity(&key.target));
        let referred: Vec<usize> = targets
            .map(|target| self.of(project, target))
            .filter(|capacity| *capacity < usize::MAX)
            .collect();
        let referred = referred.iter().map(|capacity| capacity / referred.len());
        let capacity = own.into_iter().chain(referred).min().unwrap_or(usize::MAX);
        self.0.insert(entity.name.clone(), capacity);
        capacity
    }
}

/// How many rows have other values of these fields before the first comes again, if one ever does.
fn period(entity: &Entity, set: &[String]) -> Option<usize> {
    let fields = entity.fields.iter();
    let fields = fields.filter(|field| set.contains(&field.names.wire));
    let periods: Option<Vec<usize>> = fields.map(|field| counted(entity, field).period).collect();
    periods?.into_iter().reduce(least_multiple)
}

/// The least number that both divide.
fn least_multiple(one: usize, other: usize) -> usize {
    let (mut divisor, mut rest) = (one, other);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    (one / divisor.max(1)).saturating_mul(other)
}
