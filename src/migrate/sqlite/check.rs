use rust_decimal::prelude::ToPrimitive as _;

use crate::migrate::schema::{Column, Kind, Numbers};
use crate::migrate::sql::{self, between, lengths, one_of_lines};

use super::literal::{string, units};
use super::quote::quote;

/// The condition that every value of a column meets, in lines.
pub fn check(column: &Column) -> Option<Vec<String>> {
    let name = quote(&column.name);
    let condition = match &column.kind {
        Kind::Text { length, .. } | Kind::Bytes { length } => {
            lengths(&format!("length({name})"), *length)
        }
        Kind::Enum { values } => return Some(one_of_lines(&name, &strings(values))),
        Kind::Int { range } => between(&name, *range),
        Kind::Bigint { range } => between(&name, *range),
        Kind::Float { range } => between(&name, range.map(|end| format!("{end:?}"))),
        Kind::Decimal {
            range: Numbers { min, max },
            ..
        } => {
            let min = min.and_then(|min| units(&column.kind, min).ceil().to_i64());
            let max = max.and_then(|max| units(&column.kind, max).floor().to_i64());
            between(&name, Numbers { min, max })
        }
        Kind::Bool => Some(format!("{name} IN (0, 1)")),
        // Before 3.45, `json_valid` was false for what is missing; everything else is unknown then,
        // which a check takes.
        Kind::Json if column.nullable => Some(format!("{name} IS NULL OR json_valid({name})")),
        Kind::Json => Some(format!("json_valid({name})")),
        Kind::Serial | Kind::Uuid | Kind::Date | Kind::Time | Kind::Datetime => None,
    };
    Some(vec![condition?])
}

pub fn one_of(name: &str, values: &[String]) -> String {
    sql::one_of(name, &strings(values))
}

fn strings(values: &[String]) -> Vec<String> {
    values.iter().map(|value| string(value)).collect()
}
