use crate::migrate::MigrationFile;

use super::conflicts::conflicts_from;
use super::lines::MigrationLines;
use super::renumbering::Renumbering;

/// What an order that was chosen means for databases that have run some of the migrations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reordering {
    /// The old and the new names of those that get another one, in the new order.
    pub renames: Vec<(String, String)>,
    /// The lines that do not go together with what is before them now where they have run first.
    pub to_undo: Vec<Vec<String>>,
}

impl Reordering {
    /// Of an order of the files of a project's database.
    #[must_use]
    pub fn of(lines: &MigrationLines, files: &[MigrationFile], order: &Renumbering) -> Self {
        let renames = order.changes();
        let renames: Vec<_> = renames
            .map(|(old, new)| (old.to_owned(), new.to_owned()))
            .collect();
        let moves = |line: &&Vec<String>| {
            let mut names = line.iter();
            names.any(|name| renames.iter().any(|(old, _)| old == name))
        };
        let to_undo = lines.lines.iter().filter(moves);
        let to_undo = to_undo.filter(|line| !can_be_first(lines, files, line));
        Self {
            to_undo: to_undo.cloned().collect(),
            renames,
        }
    }
}

/// Whether what comes before a line now can come after it.
fn can_be_first(lines: &MigrationLines, files: &[MigrationFile], line: &[String]) -> bool {
    let first = line.first().into_iter().cloned().collect::<Vec<_>>();
    lines
        .first(&first)
        .is_ok_and(|order| lines.is_possible(files, &Renumbering::of(&order)))
}

/// More branches than anybody brings together at once; the orders of more are too many to try.
const MOST_LINES: usize = 5;

impl MigrationLines {
    /// Whether the migrations go together in an order.
    #[must_use]
    pub fn is_possible(&self, files: &[MigrationFile], order: &Renumbering) -> bool {
        let first = self.first_number().unwrap_or_default();
        conflicts_from(&order.apply(files), first).is_empty()
    }

    /// The migrations whose lines have to go first, one after the other, for all to go together;
    /// nothing if no order of the lines is one.
    #[must_use]
    pub fn possible_order(&self, files: &[MigrationFile]) -> Option<Vec<String>> {
        if self.are_settled() || self.lines.len() > MOST_LINES {
            return None;
        }
        let firsts = self.lines.iter().filter_map(|line| line.first().cloned());
        let mut orders = permutations(firsts.collect()).into_iter();
        let mut found = orders.find(|first| {
            let order = self.first(first);
            order.is_ok_and(|order| self.is_possible(files, &Renumbering::of(&order)))
        })?;
        // The last one needs no mention.
        found.pop();
        Some(found)
    }
}

fn permutations(names: Vec<String>) -> Vec<Vec<String>> {
    if names.len() < 2 {
        return vec![names];
    }
    let mut all = Vec::new();
    for at in 0..names.len() {
        let mut others = names.clone();
        let first = others.remove(at);
        for rest in permutations(others) {
            all.push([vec![first.clone()], rest].concat());
        }
    }
    all
}
