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

fn newly_existing<'new>(old: &Schema, new: &'new Schema) -> impl Iterator<Item = &'new Table> {
    let is_known = |table: &Table| {
        old.tables
            .iter()
            .any(|known| is_same(&known.origin, &table.origin))
    };
    let unknown: Vec<&Table> = new
        .tables
        .iter()
        .filter(|table| table.existing && !is_known(table))
        .collect();
    unknown.into_iter()
}

/// Whether two tables stand for the same part of a spec.
fn is_same(old: &TableOrigin, new: &TableOrigin) -> bool {
    match (old, new) {
        (
            TableOrigin::Entity { name: old, .. },
            TableOrigin::Entity {
                name: new,
                renamed_from,
            },
        ) => old == new || Some(old) == renamed_from.as_ref(),
        (
            TableOrigin::Relation {
                entity: old_entity,
                name: old,
                ..
            },
            TableOrigin::Relation {
                entity,
                name: new,
                renamed_from,
            },
        ) => old_entity == entity && (old == new || Some(old) == renamed_from.as_ref()),
        _ => false,
    }
}
