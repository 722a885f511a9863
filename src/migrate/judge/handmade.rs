use std::collections::BTreeSet;

use crate::migrate::MigrationProblem;
use crate::migrate::difference::{Change, TableChange};
use crate::migrate::handmade::{Carried, Handmade, Object, left_behind};
use crate::migrate::schema::Table;

/// What users have added to a table and what a change cannot go well with.
pub fn handmade(table: &TableChange<'_>, entity: &str, carried: &Carried) -> Vec<MigrationProblem> {
    let doubled = carried
        .doubled
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
    doubled.chain(lost).collect()
}

/// What users have made that stands in the way of new names, or reads tables that go.
pub fn elsewhere(schema: &Change<'_>, handmade: &Handmade) -> Vec<MigrationProblem> {
    let read = left_behind(handmade, schema)
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
        let file = handmade.maker(&table.name)?;
        Some(taken(table, "table", &table.name, file))
    });
    let created = schema
        .created
        .iter()
        .flat_map(|table| indexes(handmade, table, |_| true));
    let kept = schema.kept.iter().flat_map(|change| {
        indexes(handmade, change.to, |name| {
            let is_ours = |table: &Table| table.indexes.iter().any(|index| index.name == name);
            let index = change.to.indexes.iter().find(|index| index.name == name);
            !is_ours(change.from) && index.is_some_and(|index| change.makes(index))
        })
    });
    read.chain(tables).chain(created).chain(kept).collect()
}

fn indexes(
    handmade: &Handmade,
    table: &Table,
    is_made: impl Fn(&str) -> bool,
) -> Vec<MigrationProblem> {
    let names = table.indexes.iter().map(|index| index.name.as_str());
    names
        .filter(|name| is_made(name))
        .filter_map(|name| Some(taken(table, "index", name, &handmade.index(name)?.file)))
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

fn lost(table: &Table, entity: &str, object: &Object) -> MigrationProblem {
    MigrationProblem::HandmadeLost {
        entity: entity.to_owned(),
        table: table.name.clone(),
        what: format!("{} `{}`", object.kind, object.name),
        file: object.file.clone(),
    }
}
