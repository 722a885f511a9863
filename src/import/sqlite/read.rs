use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, Result};
use thiserror::Error;

use crate::import::schema::{
    DatabaseColumn, DatabaseSchema, DatabaseTable, DeleteAction, OtherObject, TableReference,
};

use super::column_types::{column_default, column_type};
use super::definitions::{checks, collation, indexes};
use super::facts::facts;
use super::rows::fit_rows;

/// Reads the schema of a file, and its rows, if a service is to read them; nothing is changed in it.
///
/// # Errors
/// When the file is not there or is no database.
pub fn read_sqlite(
    path: &Path,
    reads_rows: bool,
) -> std::result::Result<DatabaseSchema, SqliteError> {
    let read = || {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut schema = schema(&connection, name.into_owned())?;
        if reads_rows {
            fit_rows(&connection, &mut schema)?;
        }
        Ok(schema)
    };
    read().map_err(|reason| SqliteError {
        path: path.to_owned(),
        reason,
    })
}

/// Why a file could not be read as a database.
#[derive(Debug, Error)]
#[error("`{}` cannot be read as an SQLite database: {reason}", .path.display())]
pub struct SqliteError {
    pub path: PathBuf,
    pub reason: rusqlite::Error,
}

fn schema(connection: &Connection, name: String) -> Result<DatabaseSchema> {
    let mut schema = DatabaseSchema {
        name,
        ..DatabaseSchema::default()
    };
    for object in objects(connection)? {
        let SchemaObject {
            kind,
            name,
            table,
            sql,
            without_rowid,
        } = object;
        match kind.as_str() {
            "table" => {
                let read = read_table(connection, name, &sql, without_rowid)?;
                schema.notices.extend(facts(connection, &read.name, &sql)?);
                schema.tables.push(read);
            }
            "view" => schema.others.push(OtherObject::NotATable {
                name,
                what: "a view",
            }),
            "virtual" => {
                let what = "a virtual table";
                schema.others.push(OtherObject::NotATable { name, what });
            }
            "trigger" => schema.others.push(OtherObject::Trigger { name, table }),
            _ => {}
        }
    }
    Ok(schema)
}

struct SchemaObject {
    /// As `PRAGMA table_list` has it, or `trigger`.
    kind: String,
    name: String,
    table: String,
    sql: String,
    without_rowid: bool,
}

/// Tables, views and triggers, in the order in which they were made.
fn objects(connection: &Connection) -> Result<Vec<SchemaObject>> {
    let sql = "SELECT coalesce(l.type, s.type), s.name, s.tbl_name, coalesce(s.sql, ''), coalesce(l.wr, 0) \
               FROM sqlite_schema s LEFT JOIN pragma_table_list l ON l.name = s.name AND l.schema = 'main' \
               WHERE s.type IN ('table', 'view', 'trigger') AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' \
               ORDER BY s.rowid";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([], |row| {
        Ok(SchemaObject {
            kind: row.get(0)?,
            name: row.get(1)?,
            table: row.get(2)?,
            sql: row.get(3)?,
            without_rowid: row.get(4)?,
        })
    })?;
    found.collect()
}

fn read_table(
    connection: &Connection,
    name: String,
    sql: &str,
    without_rowid: bool,
) -> Result<DatabaseTable> {
    let (mut columns, key) = columns(connection, &name)?;
    for column in &mut columns {
        column.collation = collation(sql, &column.name);
    }
    let makes_keys = match key.as_slice() {
        [only] => columns
            .iter()
            .any(|column| column.name == *only && column.declared.eq_ignore_ascii_case("integer")),
        _ => false,
    };
    Ok(DatabaseTable {
        indexes: indexes(connection, &name)?,
        references: references(connection, &name)?,
        checks: checks(sql),
        makes_keys: makes_keys && !without_rowid,
        comment: None,
        columns,
        key,
        name,
    })
}

/// The columns, and those of the primary key.
fn columns(connection: &Connection, table: &str) -> Result<(Vec<DatabaseColumn>, Vec<String>)> {
    let sql = "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?1) ORDER BY cid";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([table], |row| {
        let declared: String = row.get(1)?;
        let text: Option<String> = row.get(3)?;
        let column = DatabaseColumn {
            name: row.get(0)?,
            comment: None,
            kind: column_type(&declared),
            declared,
            collation: None,
            nullable: !row.get::<_, bool>(2)?,
            default: text.as_deref().and_then(column_default),
            generated: row.get::<_, i64>(5)? != 0,
        };
        Ok((column, row.get::<_, i64>(4)?))
    })?;
    let mut columns = Vec::new();
    let mut key = BTreeMap::new();
    for row in found {
        let (column, place) = row?;
        if place > 0 {
            key.insert(place, column.name.clone());
        }
        columns.push(column);
    }
    Ok((columns, key.into_values().collect()))
}

fn references(connection: &Connection, table: &str) -> Result<Vec<TableReference>> {
    let sql = "SELECT id, \"table\", \"from\", \"to\", on_delete FROM pragma_foreign_key_list(?1) ORDER BY id DESC, seq";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([table])?;
    let mut keys: Vec<(i64, TableReference)> = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let from: String = row.get(2)?;
        let to: Option<String> = row.get(3)?;
        match keys.last_mut() {
            Some((last, key)) if *last == id => {
                key.columns.push(from);
                key.target.extend(to);
            }
            _ => {
                let action: String = row.get(4)?;
                let key = TableReference {
                    columns: vec![from],
                    table: row.get(1)?,
                    target: to.into_iter().collect(),
                    on_delete: DeleteAction::named(&action),
                };
                keys.push((id, key));
            }
        }
    }
    Ok(keys.into_iter().map(|(_, key)| key).collect())
}
