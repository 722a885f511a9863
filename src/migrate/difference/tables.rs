use std::collections::BTreeMap;

use crate::migrate::schema::{Schema, Table};

use super::columns::column_changes;
use super::sources::sources;
use super::{Change, TableChange};

impl<'schema> Change<'schema> {
    /// What takes one schema to the other.
    #[must_use]
    pub fn between(from: &'schema Schema, to: &'schema Schema) -> Self {
        let sources = sources(from, to);
        let source_of = |table: &Table| sources.get(table.name.as_str()).copied();
        let renames: BTreeMap<&str, &str> = sources
            .iter()
            .map(|(new, old)| (old.name.as_str(), *new))
            .collect();
        let kept = to.tables.iter().filter_map(|table| {
            let source = source_of(table)?;
            Some(TableChange {
                from: source,
                to: table,
                columns: column_changes(source, table, &renames),
            })
        });
        Self {
            renames: renames
                .iter()
                .filter(|(old, new)| old != new)
                .map(|(old, new)| (*old, *new))
                .collect(),
            kept: kept.collect(),
            created: to
                .tables
                .iter()
                .filter(|table| source_of(table).is_none())
                .collect(),
            dropped: from
                .tables
                .iter()
                .filter(|table| !renames.contains_key(table.name.as_str()))
                .collect(),
        }
    }
}
