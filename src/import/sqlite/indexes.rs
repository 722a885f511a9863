use rusqlite::{Connection, Result};

use crate::import::schema::{Index, TableIndex, lowered};

use super::definition::{is_of_alive, parts};

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
        let expressions = sql.as_deref().map(parts).unwrap_or_default();
        let (columns, caseless, is_lowered) = columns(connection, &name, &expressions)?;
        let is_alive = sql.as_deref().is_some_and(is_of_alive);
        let on = match columns {
            None => Index::Expression,
            Some(columns) if partial && is_alive => Index::Alive(columns),
            Some(_) if partial => Index::Partial,
            Some(columns) => Index::Columns(columns),
        };
        indexes.push(TableIndex {
            name,
            unique,
            on,
            caseless,
            is_lowered,
        });
    }
    Ok(indexes)
}

/// The columns, those whose case the index ignores, and whether it does so by expressions; no
/// columns if there are other expressions.
fn columns(
    connection: &Connection,
    index: &str,
    parts: &[String],
) -> Result<(Option<Vec<String>>, Vec<String>, bool)> {
    let sql = "SELECT name, coll FROM pragma_index_xinfo(?1) WHERE key = 1 ORDER BY seqno";
    let mut statement = connection.prepare(sql)?;
    let found = statement.query_map([index], |row| {
        Ok((row.get::<_, Option<String>>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut columns = Vec::new();
    let mut caseless = Vec::new();
    let mut is_lowered = false;
    for (at, row) in found.enumerate() {
        let (name, collation) = row?;
        is_lowered |= name.is_none();
        let ignores_case = name.is_none() || collation.eq_ignore_ascii_case("nocase");
        let name = name.or_else(|| parts.get(at).and_then(|part| lowered(part)));
        caseless.extend(name.clone().filter(|_| ignores_case));
        columns.push(name);
    }
    Ok((columns.into_iter().collect(), caseless, is_lowered))
}
