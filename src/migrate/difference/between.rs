use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use crate::migrate::schema::{Column, Schema, Table, TableOrigin};

use super::{ColumnChange, SchemaChange, TableChange, Verdict, verdict};

impl<'schema> SchemaChange<'schema> {
    /// What takes one schema to the other.
    #[must_use]
    pub fn between(from: &'schema Schema, to: &'schema Schema) -> Self {
        let sources = table_sources(from, to);
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

/// The columns of a table that is on both sides: those of the new one in its order, then those
/// that are gone.
///
/// A column whose values cannot be taken over is dropped and added.
fn column_changes<'schema>(
    from: &'schema Table,
    to: &'schema Table,
    renames: &BTreeMap<&str, &str>,
) -> Vec<ColumnChange<'schema>> {
    let sources = column_sources(from, to);
    let kept = |column: &'schema Column, source: Option<usize>| {
        let source = source.and_then(|at| from.columns.get(at))?;
        can_take_over(source, column, renames).then_some(source)
    };
    let mut changes = Vec::new();
    let mut taken = Vec::new();
    for (column, source) in to.columns.iter().zip(sources) {
        changes.push(match kept(column, source) {
            Some(source) => {
                taken.push(source.name.as_str());
                ColumnChange::Kept {
                    from: source,
                    to: column,
                }
            }
            None => ColumnChange::Added(column),
        });
    }
    let gone = from
        .columns
        .iter()
        .filter(|column| !taken.contains(&column.name.as_str()));
    changes.extend(gone.map(ColumnChange::Dropped));
    changes
}

/// By what the spec calls them, or else by the name in the database: a plain `author_id` may
/// become a relation.
fn column_sources(from: &Table, to: &Table) -> Vec<Option<usize>> {
    let keys: Vec<_> = from
        .columns
        .iter()
        .map(|column| column.key.as_str())
        .collect();
    let named: Vec<_> = to
        .columns
        .iter()
        .map(|column| Named {
            name: &column.key,
            renamed_from: column.renamed_from.as_deref(),
        })
        .collect();
    let mut sources = pairs(&keys, &named);
    for (at, column) in to.columns.iter().enumerate() {
        if sources[at].is_none() {
            let same = from.columns.iter().position(|old| old.name == column.name);
            sources[at] = same.filter(|same| !sources.contains(&Some(*same)));
        }
    }
    sources
}

fn can_take_over(from: &Column, to: &Column, renames: &BTreeMap<&str, &str>) -> bool {
    match (&from.references, &to.references) {
        (Some(old), Some(new)) => {
            renames.get(old.table.as_str()) == Some(&new.table.as_str()) && from.kind == to.kind
        }
        (None, None) => verdict(&from.kind, &to.kind) != Verdict::Impossible,
        _ => discriminant(&from.kind) == discriminant(&to.kind),
    }
}

type Sources<'schema> = BTreeMap<&'schema str, &'schema Table>;

/// The old table of each new one that continues it, by the new one's name.
///
/// Join tables continue one whose relation, owner and ends they continue.
fn table_sources<'schema>(from: &'schema Schema, to: &'schema Schema) -> Sources<'schema> {
    let named = |schema: &'schema Schema, is_one: &dyn Fn(&Table) -> bool| -> Vec<_> {
        let tables = schema.tables.iter().filter(|table| is_one(table));
        tables.collect()
    };
    let entities = continued(
        &named(from, &Table::is_of_entity),
        &named(to, &Table::is_of_entity),
    );
    let mut sources: Sources<'_> = entities
        .iter()
        .map(|(old, new)| (new.name.as_str(), *old))
        .collect();
    for (old, new) in entities {
        let links = |schema, owner: &Table| {
            named(schema, &|table| {
                table.is_join() && table.entity() == owner.entity()
            })
        };
        for (old, new) in continued(&links(from, old), &links(to, new)) {
            if has_same_ends(old, new, &sources) {
                sources.insert(&new.name, old);
            }
        }
    }
    let is_of_feature = |table: &Table| matches!(table.origin, TableOrigin::Feature { .. });
    for (old, new) in continued(&named(from, &is_of_feature), &named(to, &is_of_feature)) {
        // Rows that nobody misses are not worth the conversion.
        if !new.is_disposable() || is_same_shape(old, new, &sources) {
            sources.insert(&new.name, old);
        }
    }
    sources
}

/// The old and the new table of each pair of the same name in the spec.
fn continued<'schema>(
    old: &[&'schema Table],
    new: &[&'schema Table],
) -> Vec<(&'schema Table, &'schema Table)> {
    let old_names: Vec<_> = old
        .iter()
        .map(|table| Named::of(&table.origin).name)
        .collect();
    let new_names: Vec<_> = new.iter().map(|table| Named::of(&table.origin)).collect();
    let sources = pairs(&old_names, &new_names);
    let pairs = new.iter().zip(sources);
    pairs
        .filter_map(|(new, source)| Some((old[source?], *new)))
        .collect()
}

/// Whether two tables differ in names alone.
fn is_same_shape(old: &Table, new: &Table, tables: &Sources<'_>) -> bool {
    let targets = |old: &Column, new: &Column| match (&old.references, &new.references) {
        (Some(old), Some(new)) => {
            let target = tables.get(new.table.as_str());
            old.on_delete == new.on_delete && target.is_some_and(|table| table.name == old.table)
        }
        (old, new) => old.is_none() && new.is_none(),
    };
    let columns = || old.columns.iter().zip(&new.columns);
    old.columns.len() == new.columns.len()
        && columns().all(|(old, new)| {
            let keeps = |column: &Column| (column.kind.clone(), column.nullable);
            old.key == new.key && keeps(old) == keeps(new) && targets(old, new)
        })
}

fn has_same_ends(old: &Table, new: &Table, tables: &Sources<'_>) -> bool {
    old.columns.iter().zip(&new.columns).all(|(old, new)| {
        match (&old.references, &new.references) {
            (Some(old), Some(new)) => tables
                .get(new.table.as_str())
                .is_some_and(|source| source.name == old.table),
            _ => false,
        }
    })
}

/// One of the things that are told apart by name.
#[derive(Debug, Clone, Copy)]
pub struct Named<'name> {
    pub name: &'name str,
    pub renamed_from: Option<&'name str>,
}

impl<'name> Named<'name> {
    /// What the spec calls the entity or the relation that a table stands for, or a feature its
    /// table.
    fn of(origin: &'name TableOrigin) -> Self {
        let (name, renamed_from) = match origin {
            TableOrigin::Entity { name, renamed_from }
            | TableOrigin::Relation {
                entity: _,
                name,
                renamed_from,
            } => (name, renamed_from.as_deref()),
            TableOrigin::Feature { name, .. } => (name, None),
        };
        Self { name, renamed_from }
    }
}

/// For each new thing, the place of the old one that it continues.
///
/// A `renamed_from` stays in the spec after it has done its work, so it counts only while there is
/// no old thing of the new name.
#[must_use]
pub fn pairs(old: &[&str], new: &[Named<'_>]) -> Vec<Option<usize>> {
    let places: BTreeMap<&str, usize> = old
        .iter()
        .enumerate()
        .map(|(at, name)| (*name, at))
        .collect();
    let mut taken = BTreeSet::new();
    let source = |Named { name, renamed_from }: &Named<'_>| {
        let source = places
            .get(name)
            .or_else(|| places.get((*renamed_from)?))
            .copied();
        source.filter(|source| taken.insert(*source))
    };
    new.iter().map(source).collect()
}
