use crate::migrate::schema::{Column, Table, Value};
use crate::migrate::sql::{self, Filler};

use super::Server;
use super::literal::literal;

/// The number of a row, in a query that `update` adds.
pub const ROW: &str = "numbered.n";

/// The table whose rows `update` numbers: its own name, and those of its columns, may be anything.
pub const CHANGED: &str = "changed";

/// A value for a column whose own values are gone, so that the rows can stay; nothing where only
/// the user can know one.
pub fn filler(server: Server, table: &Table, column: &Column) -> Option<String> {
    let written = |value: &Value| literal(server, &column.kind, value);
    Some(match sql::filler(table, column)? {
        Filler::Value(value) => written(&value),
        Filler::Zeros(count) => written(&Value::Bytes(vec![0; usize::try_from(count).ok()?])),
        Filler::Number => ROW.to_owned(),
        Filler::Text { before, behind } => format!("concat('{before}', {ROW}, '{behind}')"),
        Filler::Uuid => match server {
            Server::Postgres => "gen_random_uuid()".to_owned(),
            Server::Mysql => "unhex(replace(uuid(), '-', ''))".to_owned(),
        },
    })
}
