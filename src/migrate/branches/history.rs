use std::collections::{BTreeMap, BTreeSet};

use crate::migrate::migration::number_of;

/// After which others each migration was written.
///
/// Numbers do not tell: two branches give the same ones. What is remembered here tells the
/// migrations of one branch from those of another after git has brought them together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MigrationHistory {
    /// The names of those right before it, by the name of each.
    before: BTreeMap<String, BTreeSet<String>>,
}

impl MigrationHistory {
    /// Of a text with a line for each migration: its name and those before it, between tabs. Where
    /// git has left two lines for one, both are right.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut history = Self::default();
        for line in text.lines() {
            let mut names = line.split('\t').map(str::to_owned);
            if let Some(name) = names.next() {
                history.before.entry(name).or_default().extend(names);
            }
        }
        history
    }

    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (name, before) in &self.before {
            text.push_str(name);
            for name in before {
                text.extend(["\t", name]);
            }
            text.push('\n');
        }
        text
    }

    /// That each was written after the one before it.
    #[must_use]
    pub fn in_a_row(names: &[String]) -> Self {
        let mut history = Self::default();
        let mut last = None;
        for name in names {
            let before = last.replace(name).cloned().into_iter().collect();
            history.before.insert(name.clone(), before);
        }
        history
    }

    /// Of the migrations that there are, in the order in which they run. What is gone is passed
    /// over; one of which nothing is known was written after all that have a smaller number.
    #[must_use]
    pub fn completed(&self, names: &[String]) -> Self {
        let there: BTreeSet<&str> = names.iter().map(String::as_str).collect();
        let mut completed = Self::default();
        for (at, name) in names.iter().enumerate() {
            let mut before = self.nearest(name, &there);
            let is_first = self.before.get(name).is_some_and(BTreeSet::is_empty);
            if before.is_empty() && !is_first {
                let is_earlier = |other: &&String| rank(other) < rank(name);
                before = completed.last_of(names[..at].iter().filter(is_earlier));
            }
            completed.before.insert(name.clone(), before);
        }
        completed
    }

    /// Those before a migration that are there, or before one before it that is gone.
    fn nearest(&self, name: &str, there: &BTreeSet<&str>) -> BTreeSet<String> {
        let mut nearest = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let mut open = vec![name];
        while let Some(name) = open.pop() {
            for before in self.before.get(name).into_iter().flatten() {
                if there.contains(before.as_str()) {
                    nearest.insert(before.clone());
                } else if seen.insert(before) {
                    open.push(before);
                }
            }
        }
        nearest
    }

    /// Those of some migrations that are before none of the others.
    fn last_of<'names>(&self, names: impl Iterator<Item = &'names String>) -> BTreeSet<String> {
        let names: BTreeSet<&String> = names.collect();
        let before = names.iter().filter_map(|name| self.before.get(*name));
        let passed: BTreeSet<&String> = before.flatten().collect();
        names.difference(&passed).copied().cloned().collect()
    }

    /// All that were there when a migration was written.
    #[must_use]
    pub fn all_before(&self, name: &str) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        let mut open = vec![name];
        while let Some(name) = open.pop() {
            let before = self.before.get(name).into_iter().flatten();
            let new = before.filter(|before| all.insert((*before).clone()));
            open.extend(new.map(String::as_str));
        }
        all
    }
}

/// Its number; what has none runs last.
fn rank(name: &str) -> u64 {
    number_of(name).unwrap_or(u64::MAX)
}
