use crate::migrate::schema::{Column, Kind};
use crate::migrate::sql::{self, between, lengths, one_of_lines};

use super::Server;
use super::literal::string;

/// The condition that every value of a column meets, in lines.
pub fn check(server: Server, column: &Column) -> Option<Vec<String>> {
    let name = server.quote(&column.name);
    let condition = match &column.kind {
        Kind::Text { length, .. } => lengths(&format!("char_length({name})"), *length),
        Kind::Bytes { length } => lengths(&format!("octet_length({name})"), *length),
        Kind::Enum { values } => return Some(one_of_lines(&name, &strings(server, values))),
        Kind::Int { range } => between(&name, *range),
        Kind::Bigint { range } => between(&name, *range),
        Kind::Float { range } => between(&name, range.map(|end| format!("{end:?}"))),
        Kind::Decimal { range, .. } => between(&name, *range),
        Kind::Serial
        | Kind::Bool
        | Kind::Uuid
        | Kind::Date
        | Kind::Time
        | Kind::Datetime
        | Kind::Json => None,
    };
    Some(vec![condition?])
}

pub fn one_of(server: Server, name: &str, values: &[String]) -> String {
    sql::one_of(name, &strings(server, values))
}

fn strings(server: Server, values: &[String]) -> Vec<String> {
    values.iter().map(|value| string(server, value)).collect()
}
