//! Rows that reach the limits of their columns, as SQL.

use std::fmt::Write as _;

use rusqlite::types::Value;
use scaffold::migrate::schema::{Column, IndexKind, Kind, Role, Schema, Table};

use super::database::Database;
use super::rows::{ROWS, of_kind};
use super::server::Engine;

/// Fills every table.
pub fn fill(database: &Database, schema: &Schema) {
    let mut sql = String::new();
    for table in &schema.tables {
        for row in 0..ROWS {
            sql += &insert(database.engine(), table, row);
        }
    }
    database
        .run(&sql)
        .unwrap_or_else(|error| panic!("{error}\n{sql}"));
}

fn insert(engine: Engine, table: &Table, row: usize) -> String {
    let columns: Vec<_> = table
        .columns
        .iter()
        .map(|column| quote(engine, &column.name))
        .collect();
    let values: Vec<_> = table
        .columns
        .iter()
        .map(|column| value(engine, table, column, row))
        .collect();
    let name = quote(engine, &table.name);
    let (columns, values) = (columns.join(", "), values.join(", "));
    format!("INSERT INTO {name} ({columns}) VALUES ({values});\n")
}

fn value(engine: Engine, table: &Table, column: &Column, row: usize) -> String {
    match (&column.references, column.role) {
        (Some(references), _) => key(engine, table, column, (&references.table, row)),
        (None, Role::DeletedAt) if row + 1 < ROWS => "NULL".to_owned(),
        (None, Role::Member) if column.nullable && row == 2 => "NULL".to_owned(),
        (None, _) => literal(engine, &column.kind, of_kind(&column.kind, row)),
    }
}

/// The row of the same number, so that no pair comes twice; the first of a circle refers to nothing.
fn key(engine: Engine, table: &Table, column: &Column, (target, row): (&str, usize)) -> String {
    let is_in_circle = target == table.name;
    if column.nullable && (row == 2 || (is_in_circle && row == 0)) {
        return "NULL".to_owned();
    }
    let is_unique = table
        .indexes
        .iter()
        .any(|index| index.kind != IndexKind::Plain && index.columns.contains(&column.name));
    let row = if is_in_circle {
        0
    } else if is_unique || table.is_join() {
        row
    } else {
        row / 2
    };
    let target = quote(engine, target);
    format!("(SELECT id FROM (SELECT id FROM {target} ORDER BY id LIMIT 1 OFFSET {row}) AS it)")
}

fn literal(engine: Engine, kind: &Kind, value: Value) -> String {
    match (kind, value) {
        (Kind::Decimal { shape, .. }, Value::Integer(units)) => {
            rust_decimal::Decimal::new(units, shape.scale).to_string()
        }
        (Kind::Bool, Value::Integer(bit)) => (bit == 1).to_string(),
        (_, Value::Integer(number)) => number.to_string(),
        (_, Value::Real(number)) => format!("{number:?}"),
        (Kind::Datetime, Value::Text(moment)) if engine == Engine::Mariadb => {
            format!("'{}'", moment.replace("+00:00", ""))
        }
        (_, Value::Text(text)) => format!("'{text}'"),
        (Kind::Uuid, Value::Blob(bytes)) if engine == Engine::Postgres => {
            format!("'{}'", hex(&bytes))
        }
        (_, Value::Blob(bytes)) if engine == Engine::Postgres => format!("'\\x{}'", hex(&bytes)),
        (_, Value::Blob(bytes)) => format!("x'{}'", hex(&bytes)),
        (_, Value::Null) => "NULL".to_owned(),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

pub fn quote(engine: Engine, name: &str) -> String {
    match engine {
        Engine::Postgres => format!("\"{name}\""),
        Engine::Mariadb => format!("`{name}`"),
    }
}
