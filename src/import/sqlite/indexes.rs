use rusqlite::{Connection, Result};

use crate::import::schema::{Index, TableIndex};

use super::definition::is_of_alive;

/// The indexes of a table, but for that of its primary key, in the order in which they were made.
pub fn indexes(connection: &Connection, table: &str) -> Result<Vec<TableIndex>> {
    let sql = "SELECT l.name, l.\"unique\", l.partial, s.sql FROM pragma_index_list(?1) l \
               LEFT JOIN sqlite_schema s ON s.name = l.name AND s.type = 'index' \
               WHERE l.origin <> 'pk' ORDER BY l.seq DESC";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([table], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, bool>(1)?,
            row.get::<_, bool>(2)?,
            row.get::<_, Option<String>>(3)?,
        ))
    })?;
    let mut indexes = Vec::new();
    for row in found {
        let (name, unique, partial, sql) = row?;
        let columns = columns(connection, &name)?;
        let is_alive = sql.as_deref().is_some_and(is_of_alive);
        let on = match columns {
            None => Index::Expression,
            Some(columns) if partial && is_alive => Index::Alive(columns),
            Some(_) if partial => Index::Partial,
            Some(columns) => Index::Columns(columns),
        };
        indexes.push(TableIndex { name, unique, on });
    }
    Ok(indexes)
}

/// Nothing if one of them is an expression.
fn columns(connection: &Connection, index: &str) -> Result<Option<Vec<String>>> {
    let sql = "SELECT name FROM pragma_index_xinfo(?1) WHERE key = 1 ORDER BY seqno";
    let mut statement = connection.prepare(sql)?;
    let names = statement.query_map([index], |row| row.get::<_, Option<String>>(0))?;
    names.collect()
}
