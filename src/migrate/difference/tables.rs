use std::collections::BTreeMap;

use crate::migrate::schema::{Origin, Schema, Table};

use super::columns::column_changes;
use super::pairs::{Named, pairs};
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

type Sources<'schema> = BTreeMap<&'schema str, &'schema Table>;

/// The old table of each new one that continues it, by the new one's name.
fn sources<'schema>(from: &'schema Schema, to: &'schema Schema) -> Sources<'schema> {
    let old: Vec<_> = from
        .tables
        .iter()
        .filter_map(|table| Some((entity(table)?.name, table)))
        .collect();
    let new: Vec<_> = to
        .tables
        .iter()
        .filter_map(|table| Some((entity(table)?, table)))
        .collect();
    let old_names: Vec<_> = old.iter().map(|(name, _)| *name).collect();
    let new_names: Vec<_> = new.iter().map(|(named, _)| *named).collect();
    let mut sources = Sources::new();
    let mut entities = BTreeMap::new();
    for ((named, table), source) in new.iter().zip(pairs(&old_names, &new_names)) {
        if let Some((old_name, source)) = source.and_then(|at| old.get(at)) {
            sources.insert(table.name.as_str(), *source);
            entities.insert(named.name, *old_name);
        }
    }
    let links = link_sources(from, to, &entities, &sources);
    sources.extend(links);
    sources
}

/// Join tables continue one whose relation, owner and ends they continue.
fn link_sources<'schema>(
    from: &'schema Schema,
    to: &'schema Schema,
    entities: &BTreeMap<&str, &str>,
    tables: &Sources<'schema>,
) -> Sources<'schema> {
    let mut sources = Sources::new();
    for (entity, old_entity) in entities {
        let old = links(from, old_entity);
        let new = links(to, entity);
        let old_names: Vec<_> = old.iter().map(|(named, _)| named.name).collect();
        let new_names: Vec<_> = new.iter().map(|(named, _)| *named).collect();
        for ((_, table), source) in new.iter().zip(pairs(&old_names, &new_names)) {
            if let Some((_, source)) = source.and_then(|at| old.get(at))
                && same_ends(source, table, tables)
            {
                sources.insert(table.name.as_str(), *source);
            }
        }
    }
    sources
}

fn same_ends(old: &Table, new: &Table, tables: &Sources<'_>) -> bool {
    old.columns.iter().zip(&new.columns).all(|(old, new)| {
        match (&old.references, &new.references) {
            (Some(old), Some(new)) => tables
                .get(new.table.as_str())
                .is_some_and(|source| source.name == old.table),
            _ => false,
        }
    })
}

fn entity(table: &Table) -> Option<Named<'_>> {
    match &table.origin {
        Origin::Entity { name, renamed_from } => Some(Named {
            name,
            renamed_from: renamed_from.as_deref(),
        }),
        Origin::Relation { .. } => None,
    }
}

fn links<'schema>(schema: &'schema Schema, owner: &str) -> Vec<(Named<'schema>, &'schema Table)> {
    let of_owner = schema
        .tables
        .iter()
        .filter_map(|table| match &table.origin {
            Origin::Relation {
                entity,
                name,
                renamed_from,
            } if entity == owner => Some((
                Named {
                    name,
                    renamed_from: renamed_from.as_deref(),
                },
                table,
            )),
            _ => None,
        });
    of_owner.collect()
}
