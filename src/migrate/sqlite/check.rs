use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::migrate::schema::{Column, Kind, Numbers};
use crate::model::Length;

use super::literal::{string, units};
use super::quote::quote;
use super::wrapped::wrapped;

/// Of a list of values.
const WIDTH: usize = 84;

/// The condition that every value of a column meets, in lines.
pub fn check(column: &Column) -> Option<Vec<String>> {
    let condition = condition(column)?;
    match &column.kind {
        Kind::Enum { values } if condition.len() > WIDTH => {
            let values: Vec<_> = values.iter().map(|value| string(value)).collect();
            let mut lines = vec![format!("{} IN (", quote(&column.name))];
            lines.extend(wrapped(&values, WIDTH));
            lines.push(")".to_owned());
            Some(lines)
        }
        _ => Some(vec![condition]),
    }
}

fn condition(column: &Column) -> Option<String> {
    let name = quote(&column.name);
    match &column.kind {
        Kind::Text { length, .. } | Kind::Bytes { length } => {
            let Length { min, max } = length;
            let min = min.filter(|min| *min > 0);
            between(&format!("length({name})"), min.as_ref(), max.as_ref())
        }
        Kind::Enum { values } => Some(one_of(&name, values)),
        Kind::Int {
            range: Numbers { min, max },
        } => between(&name, min.as_ref(), max.as_ref()),
        Kind::Bigint {
            range: Numbers { min, max },
        } => between(&name, min.as_ref(), max.as_ref()),
        Kind::Float {
            range: Numbers { min, max },
        } => {
            let [min, max] = [min, max].map(|end| end.map(|end| format!("{end:?}")));
            between(&name, min.as_ref(), max.as_ref())
        }
        Kind::Decimal {
            range: Numbers { min, max },
            ..
        } => {
            let whole = |end: Decimal| end.to_i64().map(|end| end.to_string());
            let min = min.and_then(|min| whole(units(&column.kind, min).ceil()));
            let max = max.and_then(|max| whole(units(&column.kind, max).floor()));
            between(&name, min.as_ref(), max.as_ref())
        }
        Kind::Bool => Some(format!("{name} IN (0, 1)")),
        Kind::Json => Some(format!("json_valid({name})")),
        Kind::Serial | Kind::Uuid | Kind::Date | Kind::Time | Kind::Datetime => None,
    }
}

fn between<T: ToString + PartialEq>(
    what: &str,
    min: Option<&T>,
    max: Option<&T>,
) -> Option<String> {
    match (min.map(T::to_string), max.map(T::to_string)) {
        (Some(min), Some(max)) if min == max => Some(format!("{what} = {min}")),
        (Some(min), Some(max)) => Some(format!("{what} BETWEEN {min} AND {max}")),
        (Some(min), None) => Some(format!("{what} >= {min}")),
        (None, Some(max)) => Some(format!("{what} <= {max}")),
        (None, None) => None,
    }
}

pub fn one_of(name: &str, values: &[String]) -> String {
    let values: Vec<_> = values.iter().map(|value| string(value)).collect();
    format!("{name} IN ({})", values.join(", "))
}
