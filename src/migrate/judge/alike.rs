use std::collections::BTreeSet;
use std::mem::discriminant;

use crate::migrate::difference::{ColumnChange, SchemaChange, TableChange};
use crate::migrate::schema::{Column, ColumnKind, ColumnRole, Table, TableOrigin};

/// New columns of the table that may be the dropped one under a new name.
pub fn alike_columns(
    schema: &SchemaChange<'_>,
    table: &TableChange<'_>,
    dropped: &Column,
) -> Vec<String> {
    let target = dropped
        .references
        .as_ref()
        .map(|references| schema.new_name(&references.table));
    let is_alike = |column: &&Column| {
        let new_target = column
            .references
            .as_ref()
            .map(|references| references.table.as_str());
        column.role == ColumnRole::Member
            && new_target == target
            && are_kin(&dropped.kind, &column.kind)
    };
    let added = table.columns.iter().filter_map(|change| match *change {
        ColumnChange::Added(column) if table.replaced_by(column).is_none() => Some(column),
        _ => None,
    });
    added
        .filter(is_alike)
        .map(|column| column.key.clone())
        .collect()
}

/// New entities that have at least half of their members in common with the dropped one.
pub fn alike_entities(change: &SchemaChange<'_>, dropped: &Table) -> Vec<String> {
    let old = members(dropped);
    let is_alike = |table: &&&Table| {
        let new = members(table);
        old.intersection(&new).count() * 2 >= old.len().max(new.len())
    };
    change
        .created
        .iter()
        .filter(is_alike)
        .filter_map(|table| entity(table))
        .collect()
}

/// New relations between the same two entities.
pub fn alike_links(change: &SchemaChange<'_>, dropped: &Table) -> Vec<String> {
    let ends = |table: &Table, new_name: &dyn Fn(&str) -> String| -> BTreeSet<String> {
        let keys = table
            .columns
            .iter()
            .filter_map(|column| column.references.as_ref());
        keys.map(|references| new_name(&references.table)).collect()
    };
    let old = ends(dropped, &|table| change.new_name(table).to_owned());
    let created = change
        .created
        .iter()
        .filter(|table| table.is_join() && ends(table, &str::to_owned) == old);
    let names = created.filter_map(|table| match &table.origin {
        TableOrigin::Relation { name, .. } => Some(name.clone()),
        TableOrigin::Entity { .. } | TableOrigin::Feature { .. } => None,
    });
    names.collect()
}

fn members(table: &Table) -> BTreeSet<&str> {
    let members = table
        .columns
        .iter()
        .filter(|column| column.role == ColumnRole::Member);
    members.map(|column| column.key.as_str()).collect()
}

fn entity(table: &Table) -> Option<String> {
    match &table.origin {
        TableOrigin::Entity { name, .. } => Some(name.clone()),
        TableOrigin::Relation { .. } | TableOrigin::Feature { .. } => None,
    }
}

/// Whether a value of one kind could well be meant as one of the other.
fn are_kin(one: &ColumnKind, other: &ColumnKind) -> bool {
    let is_text =
        |kind: &ColumnKind| matches!(kind, ColumnKind::Text { .. } | ColumnKind::Enum { .. });
    let is_number = |kind: &ColumnKind| {
        matches!(
            kind,
            ColumnKind::Int { .. }
                | ColumnKind::Bigint { .. }
                | ColumnKind::Float { .. }
                | ColumnKind::Decimal { .. }
        )
    };
    let is_day = |kind: &ColumnKind| matches!(kind, ColumnKind::Date | ColumnKind::Datetime);
    [is_text, is_number, is_day]
        .iter()
        .any(|is_kind| is_kind(one) && is_kind(other))
        || discriminant(one) == discriminant(other)
}
