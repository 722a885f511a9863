use std::collections::BTreeMap;

use crate::import::notice::{Notice, RuleReason};

/// Something that a catalogue may hold and the language has no word for.
pub struct CatalogueFact {
    /// What it is; `@` stands for the names of all that a table has of it.
    what: &'static str,
    /// Why it is not in the spec.
    why: &'static str,
    /// Selects its table, its column or null, and its name or null.
    pub sql: &'static str,
}

/// A table that has it, the column, and its name.
pub type FactRow = (String, Option<String>, Option<String>);

impl CatalogueFact {
    pub const fn new(what: &'static str, why: &'static str, sql: &'static str) -> Self {
        Self { what, why, sql }
    }

    /// A notice for each table or column that has it.
    pub fn notices(&self, rows: Vec<FactRow>) -> Vec<Notice> {
        let mut named: BTreeMap<(String, Option<String>), Vec<String>> = BTreeMap::new();
        for (table, column, name) in rows {
            named.entry((table, column)).or_default().extend(name);
        }
        let notice = |((table, column), names): ((String, Option<String>), Vec<String>)| {
            let reason = RuleReason::not_said(self.what, &names, self.why);
            match column {
                Some(column) => Notice::column(&table, &column, reason),
                None => Notice::table(&table, reason),
            }
        };
        named.into_iter().map(notice).collect()
    }
}
