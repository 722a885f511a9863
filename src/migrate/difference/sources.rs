use std::collections::BTreeMap;

use crate::migrate::schema::{Origin, Schema, Table};

use super::pairs::{Named, pairs};

pub type Sources<'schema> = BTreeMap<&'schema str, &'schema Table>;

/// The old table of each new one that continues it, by the new one's name.
pub fn sources<'schema>(from: &'schema Schema, to: &'schema Schema) -> Sources<'schema> {
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
    let (old_links, new_links) = (links(from), links(to));
    let mut sources = Sources::new();
    for (entity, old_entity) in entities {
        let (Some(old), Some(new)) = (old_links.get(old_entity), new_links.get(entity)) else {
            continue;
        };
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

type Links<'schema> = BTreeMap<&'schema str, Vec<(Named<'schema>, &'schema Table)>>;

/// The join tables, by the entity that declares them.
fn links(schema: &Schema) -> Links<'_> {
    let mut links = Links::new();
    for table in &schema.tables {
        if let Origin::Relation {
            entity,
            name,
            renamed_from,
        } = &table.origin
        {
            let named = Named {
                name,
                renamed_from: renamed_from.as_deref(),
            };
            links.entry(entity).or_default().push((named, table));
        }
    }
    links
}
