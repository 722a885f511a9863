use crate::dialect::Dialect;
use crate::model::Project;

use super::ddl::create_tables;
use super::schema::{Schema, Table, TableOrigin};

/// The tables that a spec says are there already, and did not say before: as SQL, for tests that
/// need them in a database of their own. Nothing if there are none.
#[must_use]
pub fn adopted(old: Option<&Project>, new: &Project) -> Option<String> {
    let dialect = Dialect::of(new);
    let old = old.map_or_else(Schema::default, Schema::of);
    let new = Schema::of(new);
    let tables: Vec<&Table> = newly_existing(&old, &new).collect();
    (!tables.is_empty()).then(|| format!("{}\n", create_tables(dialect, &tables).join("\n\n")))
}

impl Schema {
    /// With the tables that a newer schema says are there already.
    pub(super) fn with_existing(mut self, new: &Self) -> Self {
        let tables: Vec<Table> = newly_existing(&self, new).cloned().collect();
        if tables.is_empty() {
            return self;
        }
        // In the order of the new one, whose tables they are.
        self.tables.extend(tables);
        self
    }
}

fn newly_existing<'new>(old: &'new Schema, new: &'new Schema) -> impl Iterator<Item = &'new Table> {
    let is_known = |table: &Table| {
        let mut known = old.tables.iter();
        known.any(|known| is_same(&known.origin, &table.origin))
    };
    let existing = new.tables.iter().filter(|table| table.existing);
    existing.filter(move |table| !is_known(table))
}

/// Whether two tables stand for the same part of a spec.
fn is_same(old: &TableOrigin, new: &TableOrigin) -> bool {
    use TableOrigin::{Entity, Relation};
    let is_name = |old: &String, new: &String, renamed_from: &Option<String>| {
        old == new || Some(old) == renamed_from.as_ref()
    };
    match (old, new) {
        (Entity { name: old, .. }, Entity { name, renamed_from }) => {
            is_name(old, name, renamed_from)
        }
        (
            Relation {
                entity: owner,
                name: old,
                ..
            },
            Relation {
                entity,
                name,
                renamed_from,
            },
        ) => owner == entity && is_name(old, name, renamed_from),
        // Those of features are never there already.
        _ => false,
    }
}
