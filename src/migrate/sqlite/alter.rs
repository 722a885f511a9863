use crate::dialect::SQLITE;
use crate::migrate::ddl::{ColumnDefinition, MissingValues, ValueTransfer};
use crate::migrate::difference::{ColumnChange, SchemaChange, TableChange};
use crate::migrate::schema::{Column, ColumnRole};

/// The changes of a table's columns by `ALTER TABLE`; nothing if it cannot do all of them.
pub fn alter(
    schema: &SchemaChange<'_>,
    change: &TableChange<'_>,
    missing: MissingValues,
) -> Option<Vec<String>> {
    let mut steps = Vec::new();
    for column in &change.columns {
        steps.extend(column_steps(schema, change, column, missing)?);
    }
    if change.to.is_join() && !steps.is_empty() {
        return None;
    }
    steps.sort_by_key(|(phase, _)| *phase);
    let table = SQLITE.schema_name(&change.to.name);
    let alive = change
        .loses_soft_delete()
        .then(|| format!("DELETE FROM {table} WHERE deleted_at IS NOT NULL;"));
    let steps = steps.into_iter().map(|(_, step)| step);
    Some(alive.into_iter().chain(steps).collect())
}

/// Whether a table has to be built anew.
pub fn is_rebuilt(schema: &SchemaChange<'_>, change: &TableChange<'_>) -> bool {
    alter(schema, change, MissingValues::Stop).is_none()
}

/// When a step is taken, so that each finds the names and the columns that it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Drop,
    Rename,
    Update,
    Add,
}

fn column_steps(
    schema: &SchemaChange<'_>,
    change: &TableChange<'_>,
    column: &ColumnChange<'_>,
    missing: MissingValues,
) -> Option<Vec<(Phase, String)>> {
    let table = SQLITE.schema_name(&change.to.name);
    let alter = |phase, what: &str| (phase, format!("ALTER TABLE {table} {what}"));
    let mut steps = Vec::new();
    match *column {
        ColumnChange::Dropped(column) => {
            (column.role != ColumnRole::Id).then_some(())?;
            let name = SQLITE.schema_name(&column.name);
            steps.push(alter(Phase::Drop, &format!("DROP COLUMN {name};")));
        }
        ColumnChange::Added(column) => {
            can_add(column).then_some(())?;
            let definition = ColumnDefinition::of(&SQLITE, &change.to.name, column);
            let definition = definition.text(&SQLITE, "    ", ";");
            steps.push(alter(Phase::Add, &format!("ADD COLUMN {definition}")));
        }
        ColumnChange::Kept { from, to } => {
            let [old, new] = [from, to].map(|column| SQLITE.schema_name(&column.name));
            if !is_same(schema, change, from, to) {
                can_rename(schema, change, from, to).then_some(())?;
                let rename = format!("RENAME COLUMN {old} TO {new};");
                steps.push(alter(Phase::Rename, &rename));
            }
            let values = ValueTransfer::new(&SQLITE, change, missing);
            let value = values.taken_over(from, to, &to.name);
            if value != new {
                let update = format!("UPDATE {table} SET {new} = {value};");
                steps.push((Phase::Update, update));
            }
        }
    }
    Some(steps)
}

fn can_add(column: &Column) -> bool {
    column.role != ColumnRole::Id && (column.nullable || column.default.is_some())
}

/// Whether a kept column is defined as it was, as far as a table's new name lets it.
pub fn is_same(
    schema: &SchemaChange<'_>,
    change: &TableChange<'_>,
    from: &Column,
    to: &Column,
) -> bool {
    old_definition(schema, &change.from.name, from)
        == ColumnDefinition::of(&SQLITE, &change.to.name, to)
}

/// Whether more than names is different in a kept column.
pub fn is_altered(
    schema: &SchemaChange<'_>,
    change: &TableChange<'_>,
    from: &Column,
    to: &Column,
) -> bool {
    let renamed = renamed(from, to);
    let old = old_definition(schema, &change.to.name, &renamed);
    let value =
        ValueTransfer::new(&SQLITE, change, MissingValues::Stop).taken_over(from, to, &to.name);
    old != ColumnDefinition::of(&SQLITE, &change.to.name, to)
        || value != SQLITE.schema_name(&to.name)
}

/// The old column under its new name.
fn renamed(from: &Column, to: &Column) -> Column {
    Column {
        name: to.name.clone(),
        ..from.clone()
    }
}

/// A constraint keeps its name, so a column with one cannot be renamed in place.
pub fn can_rename(
    schema: &SchemaChange<'_>,
    change: &TableChange<'_>,
    from: &Column,
    to: &Column,
) -> bool {
    let renamed = renamed(from, to);
    let is_free = change.from.column(&to.name).is_none();
    let definition = old_definition(schema, &change.from.name, &renamed);
    is_free
        && definition.constraint.is_none()
        && definition == ColumnDefinition::of(&SQLITE, &change.to.name, to)
}

/// The column as it is after the renaming of tables.
fn old_definition(schema: &SchemaChange<'_>, table: &str, from: &Column) -> ColumnDefinition {
    ColumnDefinition::of(&SQLITE, table, &schema.referring_anew(from))
}
