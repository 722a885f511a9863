use crate::dialect::Dialect;
use crate::migrate::schema::{Column, Table};

use super::definition::ColumnDefinition;
use super::indexes::{create_index, index_columns};
use super::text::comment;

/// The statements that make new tables with their indexes. Where they refer to each other in a
/// circle, they do so once all of them are there.
pub fn create_tables(dialect: &Dialect, tables: &[&Table]) -> Vec<String> {
    let (mut steps, mut circular) = (Vec::new(), Vec::new());
    for (at, table) in tables.iter().enumerate() {
        let later = names_unless_ahead(dialect, &tables[at + 1..]);
        let comment = table
            .description
            .as_ref()
            .map(|text| comment(text) + "\n")
            .unwrap_or_default();
        steps.push(comment + &create_table(dialect, table, &later));
        let indexes = table.indexes.iter();
        steps.extend(indexes.map(|index| create_index(dialect, table, index, "")));
        let keys = table
            .columns
            .iter()
            .filter(|column| refers_to(column, &later))
            .filter_map(|column| ColumnDefinition::of(dialect, &table.name, column).constraint);
        circular.extend(keys.map(|key| {
            let (table, key) = (
                dialect.schema_name(&table.name),
                key.of_table(dialect, "    "),
            );
            format!("ALTER TABLE {table} ADD {key};")
        }));
    }
    steps.extend(circular);
    steps
}

/// The statements that drop tables; those in a circle let go of each other first.
pub fn drop_tables(dialect: &Dialect, tables: &[&Table]) -> Vec<String> {
    let mut steps = Vec::new();
    for (at, table) in tables.iter().enumerate() {
        let later = names_unless_ahead(dialect, &tables[at + 1..]);
        let circular = table
            .columns
            .iter()
            .filter(|column| refers_to(column, &later));
        steps.extend(circular.map(|column| {
            let key = dialect.foreign_key_name(&table.name, &column.name);
            let (table, key) = (dialect.schema_name(&table.name), dialect.schema_name(&key));
            format!("ALTER TABLE {table} DROP CONSTRAINT {key};")
        }));
    }
    let tables = tables.iter().rev();
    steps.extend(tables.map(|table| format!("DROP TABLE {};", dialect.schema_name(&table.name))));
    steps
}

/// The table alone, without its indexes, and without references to what is still to come.
fn create_table(dialect: &Dialect, table: &Table, to_come: &[&str]) -> String {
    let definitions = table.columns.iter().map(|column| {
        let mut definition = ColumnDefinition::of(dialect, &table.name, column);
        definition.constraint = definition
            .constraint
            .filter(|_| !refers_to(column, to_come));
        definition
    });
    table_text(dialect, table, &table.name, definitions.collect(), &[])
}

/// A table under a passing name, with columns that it has beyond its own.
pub fn create_passing_table(
    dialect: &Dialect,
    table: &Table,
    passing: &str,
    more: &[&str],
) -> String {
    let definitions = table
        .columns
        .iter()
        .map(|column| ColumnDefinition::of(dialect, &table.name, column));
    table_text(dialect, table, passing, definitions.collect(), more)
}

fn table_text(
    dialect: &Dialect,
    table: &Table,
    name: &str,
    mut definitions: Vec<ColumnDefinition>,
    more: &[&str],
) -> String {
    const INDENT: &str = "        ";
    let mut further: Vec<String> = more.iter().map(|text| (*text).to_owned()).collect();
    further.extend(index_columns(dialect, table));
    if table.is_join() {
        let columns = table.columns.iter().map(|column| &column.name);
        let columns = dialect.schema_names.list(columns);
        further.push(format!("PRIMARY KEY ({columns})"));
    }
    if !dialect.tables.constrains_columns {
        let definitions = definitions.iter_mut();
        let constraints = definitions.filter_map(|definition| definition.constraint.take());
        further.extend(constraints.map(|constraint| constraint.of_table(dialect, INDENT)));
    }
    let last = (definitions.len() + further.len()).saturating_sub(1);
    let end = |at: usize| if at == last { "" } else { "," };
    let columns = definitions.iter().enumerate();
    let columns = columns.map(|(at, definition)| definition.text(dialect, INDENT, end(at)));
    let further = (definitions.len()..).zip(&further);
    let further = further.map(|(at, line)| format!("{line}{}", end(at)));
    let lines = columns.chain(further).collect::<Vec<_>>().join("\n    ");
    let options = if table.is_join() {
        dialect.tables.join_options
    } else {
        dialect.tables.options
    };
    let name = dialect.schema_name(name);
    format!("CREATE TABLE {name} (\n    {lines}\n){options};")
}

/// Whether a column refers to one of these tables.
fn refers_to(column: &Column, tables: &[&str]) -> bool {
    let references = column.references.as_ref();
    references.is_some_and(|key| tables.contains(&key.table.as_str()))
}

/// The names of tables that cannot be referred to before they are there.
fn names_unless_ahead<'table>(dialect: &Dialect, tables: &[&'table Table]) -> Vec<&'table str> {
    if dialect.tables.refers_ahead {
        return Vec::new();
    }
    tables.iter().map(|table| table.name.as_str()).collect()
}
