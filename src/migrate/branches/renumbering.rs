use std::collections::BTreeMap;

use crate::migrate::migration::{MigrationFile, number_of};

/// The names by which migrations run in another order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renumbering {
    /// All names in that order, each as it was and as it is going to be.
    names: Vec<(String, String)>,
}

impl Renumbering {
    /// Of an order. Those that go first keep their numbers, because databases know migrations by
    /// name; no number gets smaller.
    #[must_use]
    pub fn of(order: &[String]) -> Self {
        let mut last = None;
        let names = order.iter().map(|name| {
            let own = number_of(name);
            let number = own.max(last.map(|last: u64| last.saturating_add(1)));
            last = number;
            let new = match number {
                Some(number) if own != number.into() => renumbered(name, number),
                _ => name.clone(),
            };
            (name.clone(), new)
        });
        Self {
            names: names.collect(),
        }
    }

    /// The old and the new name of each one that gets another name, in order.
    #[must_use]
    pub fn changes(&self) -> impl DoubleEndedIterator<Item = (&str, &str)> {
        let names = self.names.iter();
        names
            .map(|(old, new)| (old.as_str(), new.as_str()))
            .filter(|(old, new)| old != new)
    }

    /// All new names, in order.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.names.iter().map(|(_, new)| new.clone()).collect()
    }

    /// The files under their new names, in the order in which they run.
    #[must_use]
    pub fn apply(&self, files: &[MigrationFile]) -> Vec<MigrationFile> {
        let changes: BTreeMap<&str, &str> = self.changes().collect();
        let renamed = |file: &MigrationFile| MigrationFile {
            name: renamed(&changes, file).unwrap_or_else(|| file.name.clone()),
            text: file.text.clone(),
        };
        let mut files: Vec<MigrationFile> = files.iter().map(renamed).collect();
        files.sort_by(|one, other| one.rank().cmp(&other.rank()));
        files
    }

    /// The name that a file has until then.
    #[must_use]
    pub fn current_file(&self, file: &str) -> String {
        let current = self.changes().find_map(|(old, new)| {
            let ending = file.strip_prefix(new)?;
            ending.starts_with('.').then(|| format!("{old}{ending}"))
        });
        current.unwrap_or_else(|| file.to_owned())
    }

    /// The files that get another name, each with that.
    #[must_use]
    pub fn moves<'files>(
        &self,
        files: &'files [MigrationFile],
    ) -> Vec<(&'files MigrationFile, String)> {
        let changes: BTreeMap<&str, &str> = self.changes().collect();
        let moves = files.iter();
        moves
            .filter_map(|file| Some((file, renamed(&changes, file)?)))
            .collect()
    }
}

fn renamed(changes: &BTreeMap<&str, &str>, file: &MigrationFile) -> Option<String> {
    let stem = file.stem();
    let new = changes.get(stem)?;
    let ending = file.name.strip_prefix(stem)?;
    Some(format!("{new}{ending}"))
}

/// With another number of at least as many digits.
fn renumbered(name: &str, number: u64) -> String {
    let digits = name.find(|c: char| !c.is_ascii_digit());
    let digits = digits.unwrap_or(name.len());
    let width = digits.max(4);
    format!("{number:0width$}{}", &name[digits..])
}
