use crate::import::notice::{Notice, RuleReason};

/// Something that a catalogue may hold and the language has no word for.
pub struct CatalogueFact {
    /// What it is; `@` stands for its name.
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

    pub fn notice(&self, row: FactRow) -> Notice {
        let (table, column, name) = row;
        let what = self.what.replace('@', &name.unwrap_or_default());
        let reason = RuleReason::NotSaid {
            what,
            why: self.why,
        };
        match column {
            Some(column) => Notice::column(&table, &column, reason),
            None => Notice::table(&table, reason),
        }
    }
}
