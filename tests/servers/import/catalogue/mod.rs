//! Whatever a catalogue holds is in the spec, is told, or is of no interest for a reason.

use std::collections::BTreeSet;

use super::specs::{import, told};
use crate::database::Database;
use crate::server::Engine;

mod mariadb;
mod postgres;

/// What a catalogue may hold.
struct Inventory {
    engine: Engine,
    /// Selects each of its columns as `table.column`.
    columns: &'static str,
    shown: &'static [Shown],
    /// A table with some of its columns, or with `*`, and why nobody misses them in a spec.
    of_no_interest: &'static [(&'static str, &'static str)],
}

/// Columns of the catalogue, tables by which they hold something, and how an import shows that.
type Shown = (&'static str, &'static str, &'static str);

impl Inventory {
    fn every_column_is_in_it(&self) {
        let shown = self.shown.iter().map(|(columns, ..)| *columns);
        let all = shown.chain(self.of_no_interest.iter().map(|(columns, _)| *columns));
        let known: BTreeSet<String> = all.flat_map(names).collect();
        let found = Database::empty(self.engine).run(self.columns).unwrap();
        let is_known = |column: &&str| {
            let table = column.split('.').next().unwrap();
            known.contains(*column) || known.contains(&format!("{table}.*"))
        };
        let unknown: Vec<_> = found.lines().filter(|column| !is_known(column)).collect();
        assert!(unknown.is_empty(), "decide about {unknown:#?}");
    }

    fn what_it_shows_is_in_the_spec_or_told(&self) {
        let database = Database::empty(self.engine);
        for (columns, sql, _) in self.shown {
            let made = database.run(sql);
            made.unwrap_or_else(|error| panic!("{columns}: {error}"));
        }
        let told = told(&import(&database, false));
        let missed: Vec<_> = self
            .shown
            .iter()
            .filter(|(.., text)| !told.contains(text))
            .collect();
        assert!(missed.is_empty(), "{missed:#?}\n{told}");
    }
}

/// `pg_class relkind relname` as `pg_class.relkind` and `pg_class.relname`; commas come before other
/// tables.
fn names(columns: &str) -> Vec<String> {
    let tables = columns.split(", ").flat_map(|of_table| {
        let mut words = of_table.split(' ');
        let table = words.next().unwrap_or_default();
        words.map(move |column| format!("{table}.{column}"))
    });
    tables.collect()
}
