use crate::migrate::difference::{TableChange, may_fail};
use crate::migrate::schema::{Column, Role, Table};
use crate::migrate::sql::Missing;

use super::Server;
use super::cast::cast;
use super::filler::{CHANGED, ROW, filler};
use super::fit::fit;
use super::literal::literal;

/// The values of a kept column, read from `name`.
pub fn taken_over(
    server: Server,
    change: &TableChange<'_>,
    (from, to): (&Column, &Column),
    name: &str,
    missing: Missing,
) -> String {
    let fallback = fallback(server, change, to, missing);
    let value = cast(server, &server.quote(name), &from.kind, &to.kind);
    let value = fit(server, value, &from.kind, to, fallback.as_deref());
    let may_be_null = from.nullable || may_fail(&from.kind, &to.kind);
    match fallback {
        Some(fallback) if may_be_null && !to.nullable => format!("coalesce({value}, {fallback})"),
        _ => value,
    }
}

/// What stands for a value that is missing.
pub fn fallback(
    server: Server,
    change: &TableChange<'_>,
    to: &Column,
    missing: Missing,
) -> Option<String> {
    if to.nullable {
        return Some("NULL".to_owned());
    }
    if to.role == Role::Timestamp {
        let now = match server {
            Server::Postgres => "now()",
            Server::Mysql => "utc_timestamp(6)",
        };
        return Some(now.to_owned());
    }
    let default = to
        .default
        .as_ref()
        .map(|default| literal(server, &to.kind, default));
    default.or_else(|| {
        if missing == Missing::Fill {
            filler(server, change.to, to)
        } else {
            None
        }
    })
}

/// Puts a value into a column of every row that has another one there.
pub fn update(server: Server, table: &Table, column: &str, value: &str) -> String {
    let (name, column) = (server.quote(&table.name), server.quote(column));
    if value.contains(ROW)
        && let Some(key) = table.key()
    {
        let key = server.quote(&key.name);
        let rows = format!(
            "(SELECT {key} AS id, row_number() OVER (ORDER BY {key}) AS n FROM {name}) AS numbered"
        );
        let is_row = format!("numbered.id = {CHANGED}.{key}");
        return match server {
            Server::Postgres => format!(
                "UPDATE {name} AS {CHANGED} SET {column} = {value}\nFROM {rows}\nWHERE {is_row};"
            ),
            Server::Mysql => format!(
                "UPDATE {name} AS {CHANGED}\nJOIN {rows} ON {is_row}\nSET {CHANGED}.{column} = {value};"
            ),
        };
    }
    let table = name;
    let differs = match server {
        Server::Postgres => format!("{column} IS DISTINCT FROM ({value})"),
        Server::Mysql => format!("NOT ({column} <=> ({value}))"),
    };
    format!("UPDATE {table} SET {column} = {value} WHERE {differs};")
}
