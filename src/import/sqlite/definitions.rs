use rusqlite::{Connection, Result};

use crate::import::schema::{IndexSubject, TableIndex, lowered};
use crate::sql::{SqlToken, sql_tokens};

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
            None => IndexSubject::expression(),
            Some(columns) if partial && is_alive => IndexSubject::Alive(columns),
            Some(_) if partial => IndexSubject::partial(),
            Some(columns) => IndexSubject::Columns(columns),
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

/// The checks of a table, from the statement that made it.
pub fn checks(sql: &str) -> Vec<String> {
    let tokens = sql_tokens(sql);
    let mut checks = Vec::new();
    let mut at = 0;
    let mut depth = 0_usize;
    while let Some(token) = tokens.get(at) {
        if depth == 1 && token.is("check") && is_open(tokens.get(at + 1)) {
            let end = closing(&tokens, at + 1);
            let text = match (tokens.get(at + 1), tokens.get(end)) {
                (Some(open), Some(close)) => sql.get(open.end..close.start),
                _ => None,
            };
            checks.extend(text.map(str::to_owned));
            at = end + 1;
            continue;
        }
        depth += usize::from(token.is_sign("("));
        depth = depth.saturating_sub(usize::from(token.is_sign(")")));
        at += 1;
    }
    checks
}

/// How a column's texts are compared, from the statement that made its table, if it says so.
pub fn collation(sql: &str, column: &str) -> Option<String> {
    let definitions = parts(sql);
    let mut definitions = definitions.iter().map(|part| sql_tokens(part));
    let is_of = |tokens: &Vec<SqlToken>| tokens.first().is_some_and(|token| token.names(column));
    let tokens = definitions.find(is_of)?;
    let mut depth = 0_usize;
    let at = tokens.iter().position(|token| {
        depth += usize::from(token.is_sign("("));
        depth = depth.saturating_sub(usize::from(token.is_sign(")")));
        depth == 0 && token.is("collate")
    })?;
    let name = tokens.get(at + 1)?.name()?.to_ascii_uppercase();
    (name != "BINARY").then(|| format!("COLLATE {name}"))
}

/// Whether an index is of the rows alone whose `deleted_at` is null.
pub fn is_of_alive(sql: &str) -> bool {
    let tokens = sql_tokens(sql);
    let Some(at) = tokens.iter().position(|token| token.is("where")) else {
        return false;
    };
    let condition = sql.get(tokens[at].end..).unwrap_or_default();
    let words: Vec<_> = condition
        .split_whitespace()
        .map(|word| word.trim_matches(['"', '(', ')', '`']).to_ascii_lowercase())
        .collect();
    words == ["deleted_at", "is", "null"]
}

/// What an index is of, one by one, from the statement that made it.
pub fn parts(sql: &str) -> Vec<String> {
    let tokens = sql_tokens(sql);
    let Some(open) = tokens.iter().position(|token| token.is_sign("(")) else {
        return Vec::new();
    };
    let mut parts = Vec::new();
    let mut start = tokens[open].end;
    let mut depth = 0_usize;
    for token in tokens
        .get(open..=closing(&tokens, open))
        .unwrap_or_default()
    {
        depth += usize::from(token.is_sign("("));
        depth = depth.saturating_sub(usize::from(token.is_sign(")")));
        if depth == 0 || (depth == 1 && token.is_sign(",")) {
            parts.extend(sql.get(start..token.start).map(str::to_owned));
            start = token.end;
        }
    }
    parts
}

fn is_open(token: Option<&SqlToken>) -> bool {
    token.is_some_and(|token| token.is_sign("("))
}

/// The place of the bracket that closes the one at `open`; the end of the text if there is none.
fn closing(tokens: &[SqlToken], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        depth += usize::from(token.is_sign("("));
        if token.is_sign(")") {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len()
}
