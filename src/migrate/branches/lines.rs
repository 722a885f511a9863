use std::collections::{BTreeMap, BTreeSet};

use crate::migrate::migration::{MigrationFile, number_of};

use super::history::MigrationHistory;
use super::order_error::OrderError;

/// The migrations of a project, and those of which branches have left open which go first.
#[derive(Debug, Clone)]
pub struct MigrationLines {
    /// The names of all that have a number, in the order in which they run.
    names: Vec<String>,
    /// Those before each of them.
    before: BTreeMap<String, BTreeSet<String>>,
    /// What each branch has added, in its order: two of these lines can change places.
    pub lines: Vec<Vec<String>>,
}

impl MigrationLines {
    /// Of the files of a project's database, in the order in which they run.
    #[must_use]
    pub fn of(files: &[MigrationFile], history: &MigrationHistory) -> Self {
        let names = files
            .iter()
            .filter(|file| file.is_up() && file.number().is_some());
        let names: Vec<String> = names.map(|file| file.stem().to_owned()).collect();
        let history = history.completed(&names);
        let before: BTreeMap<String, BTreeSet<String>> = names
            .iter()
            .map(|name| (name.clone(), history.all_before(name)))
            .collect();
        let lines = lines(&names, &before);
        Self {
            names,
            before,
            lines,
        }
    }

    /// Whether the order of all is settled.
    #[must_use]
    pub fn are_settled(&self) -> bool {
        self.lines.is_empty()
    }

    /// The smallest number of those that can change places.
    #[must_use]
    pub fn first_number(&self) -> Option<u64> {
        let names = self.lines.iter().flatten();
        names.filter_map(|name| number_of(name)).min()
    }

    /// The order in which the lines of these migrations go first, one after the other, and the
    /// others as they are.
    ///
    /// # Errors
    /// When one of them is not in a line.
    pub fn first(&self, given: &[String]) -> Result<Vec<String>, OrderError> {
        let mut order = Vec::new();
        for given in given {
            let name = self.named(given)?;
            let mut lines = self.lines.iter();
            for name in lines.find(|line| line.contains(name)).into_iter().flatten() {
                self.append(name, &mut order);
            }
        }
        Ok(self.with_others(order))
    }

    /// The order in which these migrations are, which have to be all of the lines.
    ///
    /// # Errors
    /// When one is missing or not in a line, or comes before one that it was written after.
    pub fn listed(&self, given: &[String]) -> Result<Vec<String>, OrderError> {
        let mut order: Vec<String> = Vec::new();
        for given in given {
            let name = self.named(given)?;
            if order.contains(name) {
                let name = name.clone();
                return Err(OrderError::Twice { name });
            }
            let mut before = self.in_lines().filter(|other| self.is_before(other, name));
            if let Some(before) = before.find(|before| !order.contains(before)) {
                return Err(OrderError::TooEarly {
                    name: name.clone(),
                    before: before.clone(),
                });
            }
            order.push(name.clone());
        }
        let missing = self.in_lines().filter(|name| !order.contains(name));
        let missing: Vec<String> = missing.cloned().collect();
        if !missing.is_empty() {
            return Err(OrderError::Missing { missing });
        }
        let mut all = Vec::new();
        for name in &order {
            self.append(name, &mut all);
        }
        Ok(self.with_others(all))
    }

    /// The migration that an argument means, by its name or by one of its files.
    fn named(&self, given: &str) -> Result<&String, OrderError> {
        let file = given.rsplit(['/', '\\']).next().unwrap_or(given);
        let endings = [".up.sql", ".down.sql", ".up", ".down"];
        let stem = endings.iter().find_map(|ending| file.strip_suffix(ending));
        let name = stem.unwrap_or(file);
        let mut names = self.in_lines();
        if let Some(found) = names.find(|known| *known == name) {
            return Ok(found);
        }
        let name = name.to_owned();
        Err(if self.names.contains(&name) {
            OrderError::Settled { name }
        } else {
            let known = self.in_lines().cloned().collect();
            OrderError::Unknown { name, known }
        })
    }

    /// Those that can change places, in the order in which they run.
    pub fn in_lines(&self) -> impl Iterator<Item = &String> {
        let is_in_line = |name: &&String| self.lines.iter().any(|line| line.contains(name));
        self.names.iter().filter(is_in_line)
    }

    /// Puts a migration behind those that are in order already, and what comes before it ahead.
    fn append(&self, name: &String, order: &mut Vec<String>) {
        let before = self
            .names
            .iter()
            .filter(|other| self.is_before(other, name));
        for name in before.chain([name]) {
            if !order.contains(name) {
                order.push(name.clone());
            }
        }
    }

    fn with_others(&self, mut order: Vec<String>) -> Vec<String> {
        for name in &self.names {
            self.append(name, &mut order);
        }
        order
    }

    fn is_before(&self, one: &str, other: &str) -> bool {
        is_before(&self.before, one, other)
    }
}

type Before = BTreeMap<String, BTreeSet<String>>;

fn is_before(before: &Before, one: &str, other: &str) -> bool {
    before.get(other).is_some_and(|before| before.contains(one))
}

/// Those that are neither before nor after some other one, each behind one that it comes after.
fn lines(names: &[String], before: &Before) -> Vec<Vec<String>> {
    let is_open = |name: &&String| {
        let mut others = names.iter().filter(|other| other != name);
        others.any(|other| !is_before(before, other, name) && !is_before(before, name, other))
    };
    let mut lines: Vec<Vec<String>> = Vec::new();
    for name in names.iter().filter(is_open) {
        let follows = |line: &&mut Vec<String>| {
            line.last()
                .is_some_and(|last| is_before(before, last, name))
        };
        match lines.iter_mut().find(follows) {
            Some(line) => line.push(name.clone()),
            None => lines.push(vec![name.clone()]),
        }
    }
    lines
}
