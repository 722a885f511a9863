//! Rows that reach the limits of their columns, as SQL.

use std::fmt::Write as _;

use rusqlite::types::Value;
use scaffold::migrate::schema::{Column, ColumnKind, Schema, Table};

use super::database::Database;
use super::rows::{Held, ROWS, held, of_kind};
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
    match held(table, column, row) {
        Held::Nothing => "NULL".to_owned(),
        Held::Key(target, row) => {
            let [table, key] = [&target.table, &target.column].map(|name| quote(engine, name));
            let keys = format!("SELECT {key} FROM {table} ORDER BY {key} LIMIT 1 OFFSET {row}");
            format!("(SELECT {key} FROM ({keys}) AS it)")
        }
        Held::Own => literal(engine, &column.kind, of_kind(&column.kind, row)),
    }
}

fn literal(engine: Engine, kind: &ColumnKind, value: Value) -> String {
    match (kind, value) {
        (ColumnKind::Decimal { shape, .. }, Value::Integer(units)) => {
            rust_decimal::Decimal::new(units, shape.scale).to_string()
        }
        (ColumnKind::Bool, Value::Integer(bit)) => (bit == 1).to_string(),
        (_, Value::Integer(number)) => number.to_string(),
        (_, Value::Real(number)) => format!("{number:?}"),
        (ColumnKind::Datetime, Value::Text(moment)) if engine == Engine::Mariadb => {
            format!("'{}'", moment.replace("+00:00", ""))
        }
        (_, Value::Text(text)) => format!("'{text}'"),
        (ColumnKind::Uuid, Value::Blob(bytes)) if engine == Engine::Postgres => {
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
