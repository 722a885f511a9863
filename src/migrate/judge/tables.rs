use std::collections::BTreeSet;

use crate::migrate::MigrationProblem;
use crate::migrate::difference::{SchemaChange, TableChange};
use crate::migrate::schema::{Table, TableOrigin};
use crate::migrate::user_objects::{CarriedObjects, UserObject, UserObjects, readers_of_dropped};

use super::alike::{alike_entities, alike_links};
use super::columns::columns;

/// Everything in a change that may lose something or cannot be done on a table with rows.
pub fn judge(
    change: &SchemaChange<'_>,
    carried: &[CarriedObjects],
    user_objects: &UserObjects,
) -> Vec<MigrationProblem> {
    let dropped = change
        .dropped
        .iter()
        .filter_map(|table| dropped_table(change, table));
    let kept = change
        .kept
        .iter()
        .zip(carried)
        .map(|(table, carried)| match &table.to.origin {
            TableOrigin::Entity { name, .. }
            | TableOrigin::Feature {
                feature: name,
                disposable: false,
                ..
            } => {
                let mut problems = columns(change, table, name);
                problems.extend(additions(table, name, carried));
                problems
            }
            TableOrigin::Relation { entity: name, .. }
            | TableOrigin::Feature { feature: name, .. } => additions(table, name, carried),
        });
    let elsewhere = elsewhere(change, user_objects);
    dropped.chain(kept.flatten()).chain(elsewhere).collect()
}

fn dropped_table(change: &SchemaChange<'_>, table: &Table) -> Option<MigrationProblem> {
    match &table.origin {
        TableOrigin::Entity { name, .. } => Some(MigrationProblem::EntityDropped {
            entity: name.clone(),
            table: table.name.clone(),
            alike: alike_entities(change, table),
        }),
        TableOrigin::Feature {
            disposable: true, ..
        } => None,
        TableOrigin::Feature { feature, .. } => Some(MigrationProblem::EntityDropped {
            entity: feature.clone(),
            table: table.name.clone(),
            alike: Vec::new(),
        }),
        TableOrigin::Relation { entity, name, .. } => {
            let is_owner = |table: &&Table| matches!(&table.origin, TableOrigin::Entity { name, .. } if name == entity);
            if change.dropped.iter().copied().any(|table| is_owner(&table)) {
                return None;
            }
            Some(MigrationProblem::LinkDropped {
                entity: entity.clone(),
                relation: name.clone(),
                table: table.name.clone(),
                alike: alike_links(change, table),
            })
        }
    }
}

/// What users have added to a table and what a change cannot go well with.
fn additions(
    table: &TableChange<'_>,
    entity: &str,
    carried: &CarriedObjects,
) -> Vec<MigrationProblem> {
    let duplicates = carried
        .duplicates
        .iter()
        .map(|object| MigrationProblem::ColumnThere {
            entity: entity.to_owned(),
            member: object.name.clone(),
            file: object.file.clone(),
        });
    let lost = carried
        .lost
        .iter()
        .map(|object| lost(table.to, entity, object));
    duplicates.chain(lost).collect()
}

/// What users have made that stands in the way of new names, or reads tables that go.
fn elsewhere(schema: &SchemaChange<'_>, user_objects: &UserObjects) -> Vec<MigrationProblem> {
    let read = readers_of_dropped(user_objects, schema)
        .into_iter()
        .map(|(table, object)| lost(table, table.entity(), object));
    let was_there: BTreeSet<&str> = schema
        .dropped
        .iter()
        .copied()
        .chain(schema.kept.iter().map(|table| table.from))
        .map(|table| table.name.as_str())
        .collect();
    let names = schema
        .created
        .iter()
        .copied()
        .chain(schema.kept.iter().map(|table| table.to));
    let tables = names.filter(|table| !was_there.contains(table.name.as_str()));
    let tables = tables.filter_map(|table| {
        let file = user_objects.maker(&table.name)?;
        Some(taken(table, "table", &table.name, file))
    });
    let created = schema
        .created
        .iter()
        .flat_map(|table| indexes(user_objects, table, |name| !is_dropped(schema, name)));
    let kept = schema.kept.iter().flat_map(|change| {
        indexes(user_objects, change.to, |name| {
            let is_ours = |table: &Table| table.indexes.iter().any(|index| index.name == name);
            let index = change.to.indexes.iter().find(|index| index.name == name);
            !is_ours(change.from) && index.is_some_and(|index| change.makes(index))
        })
    });
    read.chain(tables).chain(created).chain(kept).collect()
}

/// Whether an index goes with a table of ours, so that its name is free.
fn is_dropped(schema: &SchemaChange<'_>, name: &str) -> bool {
    let mut indexes = schema.dropped.iter().flat_map(|table| &table.indexes);
    indexes.any(|index| index.name == name)
}

fn indexes(
    user_objects: &UserObjects,
    table: &Table,
    is_made: impl Fn(&str) -> bool,
) -> Vec<MigrationProblem> {
    let names = table.indexes.iter().map(|index| index.name.as_str());
    names
        .filter(|name| is_made(name))
        .filter_map(|name| Some(taken(table, "index", name, &user_objects.index(name)?.file)))
        .collect()
}

fn taken(table: &Table, what: &'static str, name: &str, file: &str) -> MigrationProblem {
    MigrationProblem::NameTaken {
        entity: table.entity().to_owned(),
        what,
        name: name.to_owned(),
        file: file.to_owned(),
    }
}

fn lost(table: &Table, entity: &str, object: &UserObject) -> MigrationProblem {
    MigrationProblem::HandmadeLost {
        entity: entity.to_owned(),
        table: table.name.clone(),
        what: format!("{} `{}`", object.kind, object.name),
        file: object.file.clone(),
    }
}
