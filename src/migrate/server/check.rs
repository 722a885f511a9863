use crate::migrate::schema::{Column, Kind, Numbers};
use crate::migrate::sqlite::wrapped;
use crate::model::Length;

use super::Server;
use super::literal::string;

/// Of a list of values.
const WIDTH: usize = 84;

/// The condition that every value of a column meets, in lines.
pub fn check(server: Server, column: &Column) -> Option<Vec<String>> {
    let condition = condition(server, column)?;
    match &column.kind {
        Kind::Enum { values } if condition.len() > WIDTH => {
            let values: Vec<_> = values.iter().map(|value| string(server, value)).collect();
            let mut lines = vec![format!("{} IN (", server.quote(&column.name))];
            lines.extend(wrapped(&values, WIDTH));
            lines.push(")".to_owned());
            Some(lines)
        }
        _ => Some(vec![condition]),
    }
}

fn condition(server: Server, column: &Column) -> Option<String> {
    let name = server.quote(&column.name);
    match &column.kind {
        Kind::Text { length, .. } => lengths(&format!("char_length({name})"), *length),
        Kind::Bytes { length } => lengths(&format!("octet_length({name})"), *length),
        Kind::Enum { values } => Some(one_of(server, &name, values)),
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
        } => between(&name, min.as_ref(), max.as_ref()),
        Kind::Serial
        | Kind::Bool
        | Kind::Uuid
        | Kind::Date
        | Kind::Time
        | Kind::Datetime
        | Kind::Json => None,
    }
}

pub fn one_of(server: Server, name: &str, values: &[String]) -> String {
    let values: Vec<_> = values.iter().map(|value| string(server, value)).collect();
    format!("{name} IN ({})", values.join(", "))
}

fn lengths(what: &str, Length { min, max }: Length) -> Option<String> {
    let min = min.filter(|min| *min > 0);
    between(what, min.as_ref(), max.as_ref())
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
