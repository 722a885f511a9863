use crate::migrate::difference::{Change, TableChange};
use crate::migrate::schema::Column;
use crate::migrate::sql::Missing;

use super::definition::Definition;
use super::quote::quote;
use super::takeover::taken_over;

/// Whether a kept column is defined as it was, as far as a table's new name lets it.
pub fn is_same(schema: &Change<'_>, change: &TableChange<'_>, from: &Column, to: &Column) -> bool {
    old_definition(schema, &change.from.name, from) == Definition::of(&change.to.name, to)
}

/// Whether more than names is different in a kept column.
pub fn is_altered(
    schema: &Change<'_>,
    change: &TableChange<'_>,
    from: &Column,
    to: &Column,
) -> bool {
    let renamed = Column {
        name: to.name.clone(),
        ..from.clone()
    };
    let old = old_definition(schema, &change.to.name, &renamed);
    let value = taken_over(change, from, to, &to.name, Missing::Stop);
    old != Definition::of(&change.to.name, to) || value != quote(&to.name)
}

/// A constraint keeps its name, so a column with one cannot be renamed in place.
pub fn can_rename(
    schema: &Change<'_>,
    change: &TableChange<'_>,
    from: &Column,
    to: &Column,
) -> bool {
    let renamed = Column {
        name: to.name.clone(),
        ..from.clone()
    };
    let is_free = change.from.column(&to.name).is_none();
    let definition = old_definition(schema, &change.from.name, &renamed);
    is_free && definition.constraint.is_empty() && definition == Definition::of(&change.to.name, to)
}

/// The column as it is after the renaming of tables.
fn old_definition(schema: &Change<'_>, table: &str, from: &Column) -> Definition {
    Definition::of(table, &schema.referring_anew(from))
}
