use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Entity, FeatureTable, Field, ManyToMany, NamedIndex};

use super::{Index, IndexKind, Table};

/// The unique ones, then those that were asked for, then those of the foreign keys.
pub fn entity_indexes(entity: &Entity) -> Vec<Index> {
    let table = &entity.names.table;
    let unique = if entity.soft_delete {
        IndexKind::UniqueAlive
    } else {
        IndexKind::Unique
    };
    let single = |kind| {
        move |column: &str| {
            index(
                &default_name(table, column, kind),
                kind,
                &[column.to_owned()],
            )
        }
    };
    let set = |kind| move |set: &NamedIndex| index(&set.name, kind, &columns(entity, &set.columns));
    let fields = |is_asked: fn(&Field) -> bool| {
        let fields = entity.fields.iter().filter(move |field| is_asked(field));
        fields.map(|field| field.names.column.as_str())
    };
    let keys = entity.belongs_to.iter().filter(|relation| relation.unique);
    let keys = keys.map(|relation| relation.names.column.as_str());
    let wanted = fields(|field| field.unique)
        .chain(keys)
        .map(single(unique))
        .chain(entity.uniques.iter().map(set(unique)))
        .chain(fields(|field| field.index).map(single(IndexKind::Plain)))
        .chain(entity.indexes.iter().map(set(IndexKind::Plain)));
    let mut indexes = Vec::new();
    for index in wanted {
        add(&mut indexes, index);
    }
    for relation in &entity.belongs_to {
        let column = &relation.names.column;
        if !indexes.iter().any(|index| index.covers(column)) {
            add(&mut indexes, single(IndexKind::Plain)(column));
        }
    }
    indexes
}

/// The columns of members, which the spec may call otherwise.
fn columns(entity: &Entity, members: &[String]) -> Vec<String> {
    let fields = entity.fields.iter().map(|field| &field.names);
    let keys = entity.belongs_to.iter().map(|relation| &relation.key);
    let named: BTreeMap<&str, &str> = fields
        .chain(keys)
        .map(|names| (names.wire.as_str(), names.column.as_str()))
        .chain([("id", entity.id.column.as_str())])
        .collect();
    let column = |member: &String| {
        named
            .get(member.as_str())
            .copied()
            .unwrap_or(member)
            .to_owned()
    };
    members.iter().map(column).collect()
}

/// The key of a join table finds by the first column; this one finds by the second.
pub fn link_indexes(relation: &ManyToMany) -> Vec<Index> {
    let ManyToMany {
        table,
        other_column,
        ..
    } = relation;
    let name = default_name(table, other_column, IndexKind::Plain);
    vec![index(
        &name,
        IndexKind::Plain,
        std::slice::from_ref(other_column),
    )]
}

/// Those of the columns that ask for one.
pub fn feature_indexes(table: &FeatureTable) -> Vec<Index> {
    let columns = table.columns.iter().filter(|column| column.index);
    let indexes = columns.map(|column| {
        let name = default_name(&table.name, &column.name, IndexKind::Plain);
        index(&name, IndexKind::Plain, std::slice::from_ref(&column.name))
    });
    indexes.collect()
}

/// The names of indexes share one space in the whole database, so `a` with `b_c` and `a_b` with
/// `c` would meet.
pub fn tell_apart(tables: &mut [Table]) {
    let mut taken: BTreeSet<String> = tables.iter().map(|table| table.name.clone()).collect();
    for index in tables.iter_mut().flat_map(|table| &mut table.indexes) {
        let wanted = index.name.clone();
        let mut number = 1;
        while !taken.insert(index.name.clone()) {
            number += 1;
            index.name = format!("{wanted}_{number}");
        }
    }
}

fn add(indexes: &mut Vec<Index>, new: Index) {
    let serves =
        |known: &Index| known.columns == new.columns && (known.is_unique() || !new.is_unique());
    if !indexes.iter().any(serves) {
        indexes.push(new);
    }
}

fn index(name: &str, kind: IndexKind, columns: &[String]) -> Index {
    Index {
        name: name.to_owned(),
        kind,
        columns: columns.to_vec(),
    }
}

fn default_name(table: &str, column: &str, kind: IndexKind) -> String {
    let suffix = if kind == IndexKind::Plain {
        "idx"
    } else {
        "key"
    };
    format!("{table}_{column}_{suffix}")
}
