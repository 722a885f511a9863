use std::collections::{BTreeMap, BTreeSet};

use super::Table;

/// Puts tables behind those that they refer to, and otherwise leaves them in their order.
///
/// Where tables refer to each other in a circle, the first of them comes first.
pub fn ordered(tables: Vec<Table>) -> Vec<Table> {
    let mut waits = Waits::of(&tables);
    let mut rest: BTreeMap<usize, Table> = tables.into_iter().enumerate().collect();
    let mut ready: BTreeSet<usize> = rest
        .keys()
        .copied()
        .filter(|at| waits.is_ready(*at))
        .collect();
    let mut ordered = Vec::with_capacity(rest.len());
    while let Some(next) = ready.pop_first().or_else(|| rest.keys().next().copied()) {
        if let Some(table) = rest.remove(&next) {
            ordered.push(table);
            ready.extend(waits.done(next));
        }
    }
    ordered
}

/// Which tables wait for which.
struct Waits {
    /// For how many others.
    counts: Vec<usize>,
    dependents: Vec<Vec<usize>>,
}

impl Waits {
    fn of(tables: &[Table]) -> Self {
        let places: BTreeMap<&str, usize> = tables
            .iter()
            .enumerate()
            .map(|(at, table)| (table.name.as_str(), at))
            .collect();
        let mut counts = vec![0; tables.len()];
        let mut dependents = vec![Vec::new(); tables.len()];
        for (at, table) in tables.iter().enumerate() {
            let keys = table
                .columns
                .iter()
                .filter_map(|column| column.references.as_ref());
            let targets: BTreeSet<usize> = keys
                .filter_map(|key| places.get(key.table.as_str()).copied())
                .filter(|target| *target != at)
                .collect();
            counts[at] = targets.len();
            for target in targets {
                dependents[target].push(at);
            }
        }
        Self { counts, dependents }
    }

    fn is_ready(&self, table: usize) -> bool {
        self.counts.get(table) == Some(&0)
    }

    /// Those that wait for nothing any more.
    fn done(&mut self, table: usize) -> Vec<usize> {
        let mut ready = Vec::new();
        for &dependent in self.dependents.get(table).into_iter().flatten() {
            if let Some(count) = self.counts.get_mut(dependent) {
                *count = count.saturating_sub(1);
                ready.extend((*count == 0).then_some(dependent));
            }
        }
        ready
    }
}
