use std::collections::BTreeMap;

use crate::model::Project;

use super::difference::Change;
use super::schema::{Origin, Schema, Table};
use super::server::{Server, script as server_script};
use super::sql::Missing;
use super::sqlite::script;

/// The tables that a spec says are there already, and did not say before: as SQL, for tests that
/// need them in a database of their own. Nothing if there are none.
#[must_use]
pub fn adopted(old: Option<&Project>, new: &Project) -> Option<String> {
    let engine = new.engine;
    let old = old.map_or_else(Schema::default, Schema::of);
    let new = Schema::of(new);
    let change = Change {
        dropped: Vec::new(),
        created: newly_existing(&old, &new).collect(),
        kept: Vec::new(),
        renames: BTreeMap::new(),
    };
    let steps = match Server::of(engine) {
        None => script(&change, Missing::Stop, &[]),
        Some(server) => server_script(server, &change, Missing::Stop, false).whole,
    };
    (!steps.is_empty()).then(|| format!("{}\n", steps.join("\n\n")))
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
fn is_same(old: &Origin, new: &Origin) -> bool {
    match (old, new) {
        (
            Origin::Entity { name: old, .. },
            Origin::Entity {
                name: new,
                renamed_from,
            },
        ) => old == new || Some(old) == renamed_from.as_ref(),
        (
            Origin::Relation {
                entity: old_entity,
                name: old,
                ..
            },
            Origin::Relation {
                entity,
                name: new,
                renamed_from,
            },
        ) => old_entity == entity && (old == new || Some(old) == renamed_from.as_ref()),
        _ => false,
    }
}
